using System.Text.Json;

namespace Plimsoll.CloudWatch.Logs.Patterns;

/// <summary>One step of a selector: a property, an element, or (neither given) every child.</summary>
internal sealed record JsonStep(string? Property, int? Index)
{
    public bool IsWildcard => Property is null && Index is null;

    public override string ToString() => this switch
    {
        { Property: { } name } when name.All(JsonSelector.IsNameCharacter) => $".{name}",
        { Property: { } name } => $".['{name}']",
        { Index: { } index } => $"[{index}]",
        _ => "[*]",
    };
}

/// <summary>A property selector such as <c>$.users[0].email</c>, <c>$.list[*]</c> or <c>$.['cluster.name']</c>.</summary>
internal sealed record JsonSelector(IReadOnlyList<JsonStep> Steps)
{
    public static bool IsNameCharacter(char c) => char.IsLetterOrDigit(c) || c is '-' or '_';

    public bool HasWildcard => Steps.Any(s => s.IsWildcard);

    /// <summary>Whether any selected node passes; nodes that are not there are not asked.</summary>
    public bool Any(JsonElement root, Func<JsonElement, bool> test) => Any(root, 0, test);

    public override string ToString() => $"${string.Concat(Steps)}";

    private bool Any(JsonElement node, int step, Func<JsonElement, bool> test)
    {
        if (step == Steps.Count)
        {
            return test(node);
        }

        var (property, index) = Steps[step];
        return node.ValueKind switch
        {
            JsonValueKind.Object when property is not null => node.TryGetProperty(property, out var child) && Any(child, step + 1, test),
            JsonValueKind.Array when index is { } i => i < node.GetArrayLength() && Any(node[i], step + 1, test),
            JsonValueKind.Object when Steps[step].IsWildcard => node.EnumerateObject().Any(p => Any(p.Value, step + 1, test)),
            JsonValueKind.Array when Steps[step].IsWildcard => node.EnumerateArray().Any(e => Any(e, step + 1, test)),
            _ => false,
        };
    }
}
