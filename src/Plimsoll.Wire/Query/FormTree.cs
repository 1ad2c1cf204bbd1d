using System.Globalization;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Wire.Query;

/// <summary>Form fields as a tree: <c>Tags.member.1.Key=a</c> hangs under Tags, member, 1, Key.</summary>
internal sealed class FormTree
{
    private const int DeepestField = 40;
    private const int MostNodes = 100_000;
    private Dictionary<string, FormTree>? _children;

    public string? Value { get; private set; }

    /// <summary>Reads a form.</summary>
    /// <exception cref="AwsException"><c>MalformedQueryString</c>.</exception>
    public static FormTree Parse(string form)
    {
        var root = new FormTree();
        var nodes = 0;
        foreach (var pair in form.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var mark = pair.IndexOf('=', StringComparison.Ordinal);
            var path = Decode(mark < 0 ? pair : pair[..mark]).Split('.');
            nodes += path.Length;
            if (path.Length > DeepestField || nodes > MostNodes)
            {
                throw new AwsException("MalformedQueryString", "The parameters are nested too deeply or are too many.");
            }

            root.Add(path, mark < 0 ? "" : Decode(pair[(mark + 1)..]));
        }

        return root;
    }

    public FormTree? Child(string name) => _children?.GetValueOrDefault(name);

    public string? Text(string name) => Child(name)?.Value;

    /// <summary>Children whose names are numbers, in their order: the items of a list.</summary>
    public IEnumerable<FormTree> Items()
    {
        var holder = Child("member") ?? Child("entry") ?? this;
        return (holder._children ?? [])
            .Select(child => (Number: int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1, child.Value))
            .Where(item => item.Number >= 0)
            .OrderBy(item => item.Number)
            .Select(item => item.Value);
    }

    private void Add(string[] path, string value)
    {
        var node = this;
        foreach (var name in path)
        {
            node._children ??= new Dictionary<string, FormTree>(StringComparer.Ordinal);
            if (!node._children.TryGetValue(name, out var child))
            {
                node._children[name] = child = new FormTree();
            }

            node = child;
        }

        node.Value = value;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
