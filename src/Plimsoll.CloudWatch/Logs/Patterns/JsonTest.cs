using System.Text.Json;

namespace Plimsoll.CloudWatch.Logs.Patterns;

/// <summary>One condition on a JSON event.</summary>
internal abstract record JsonTest(JsonSelector Selector)
{
    public abstract bool Holds(JsonElement root);
}

/// <summary>
/// <c>$.a = "x"</c>, <c>$.b &gt; 1</c>. Only a string, a number or a Boolean can be compared: on anything else, or
/// where the property is missing, neither <c>=</c> nor <c>!=</c> holds.
/// </summary>
internal sealed record JsonComparison(JsonSelector Selector, Comparison Comparison, Operand Operand) : JsonTest(Selector)
{
    public override bool Holds(JsonElement root) => Selector.Any(root, HoldsFor);

    public override string ToString() => $"{Selector} {Comparison.Symbol()} {Operand}";

    private bool HoldsFor(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.String => Operand.Compare(node.GetString()!, null, Comparison),
        JsonValueKind.Number => HoldsForNumber(node.GetRawText()),
        JsonValueKind.True => Operand.Compare("true", null, Comparison),
        JsonValueKind.False => Operand.Compare("false", null, Comparison),
        _ => false,
    };

    private bool HoldsForNumber(string raw) => Operand.Compare(raw, PatternNumber.TryParse(raw), Comparison);
}

/// <summary><c>$.a IS NULL</c>, <c>IS TRUE</c>, <c>IS FALSE</c>.</summary>
internal sealed record JsonIs(JsonSelector Selector, JsonValueKind Kind) : JsonTest(Selector)
{
    public override bool Holds(JsonElement root) => Selector.Any(root, node => node.ValueKind == Kind);

    public override string ToString() => $"{Selector} IS {Kind.ToString().ToUpperInvariant()}";
}

/// <summary><c>$.a NOT EXISTS</c>.</summary>
internal sealed record JsonNotExists(JsonSelector Selector) : JsonTest(Selector)
{
    public override bool Holds(JsonElement root) => !Selector.Any(root, _ => true);

    public override string ToString() => $"{Selector} NOT EXISTS";
}
