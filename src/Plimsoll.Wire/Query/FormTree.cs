using Plimsoll.Wire.Errors;

namespace Plimsoll.Wire.Query;

/// <summary>Form fields as a tree: <c>Tags.member.1.Key=a</c> hangs under Tags, member, 1, Key.</summary>
internal sealed class FormTree
{
    private const int DeepestField = 40;

    public string? Value { get; private set; }

    public Dictionary<string, FormTree> Children { get; } = new(StringComparer.Ordinal);

    public static FormTree Parse(string form)
    {
        var root = new FormTree();
        foreach (var pair in form.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var mark = pair.IndexOf('=', StringComparison.Ordinal);
            var name = Decode(mark < 0 ? pair : pair[..mark]);
            root.Add(name.Split('.'), mark < 0 ? "" : Decode(pair[(mark + 1)..]));
        }

        return root;
    }

    public string? Text(string name) => Children.TryGetValue(name, out var child) ? child.Value : null;

    /// <summary>Children whose names are numbers, in their order: the items of a list.</summary>
    public IEnumerable<FormTree> Items()
    {
        var holder = Children.TryGetValue("member", out var member) ? member
            : Children.TryGetValue("entry", out var entry) ? entry
            : this;
        return holder.Children
            .Where(child => int.TryParse(child.Key, out _))
            .OrderBy(child => int.Parse(child.Key, System.Globalization.CultureInfo.InvariantCulture))
            .Select(child => child.Value);
    }

    private void Add(string[] path, string value)
    {
        if (path.Length > DeepestField)
        {
            throw new AwsException("MalformedQueryString", "A parameter name is nested too deeply.");
        }

        var node = this;
        foreach (var name in path)
        {
            if (!node.Children.TryGetValue(name, out var child))
            {
                node.Children[name] = child = new FormTree();
            }

            node = child;
        }

        node.Value = value;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
