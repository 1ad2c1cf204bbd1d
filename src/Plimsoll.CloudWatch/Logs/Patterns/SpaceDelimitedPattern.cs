using System.Globalization;

namespace Plimsoll.CloudWatch.Logs.Patterns;

/// <summary>A condition on one field.</summary>
internal sealed record FieldTest(string Name, Comparison Comparison, Operand Operand)
{
    public override string ToString() => $"{Name} {Comparison.Symbol()} {Operand}";
}

/// <summary>What stands between two commas: an ellipsis, a name or nothing, or a condition that names its fields.</summary>
internal sealed record PatternItem(string Name, Expression<FieldTest>? Condition, bool IsEllipsis)
{
    public override string ToString() => IsEllipsis ? "..." : Condition?.ToString() ?? Name;
}

/// <summary>
/// <c>[ip, user, ..., status=4*, size&gt;100]</c>. Without an ellipsis the last field takes the rest of the event, as
/// in AWS's <c>[timestamp=*Z, request_id="*-*", event]</c>.
/// </summary>
/// <param name="items">The pattern as it is written.</param>
/// <param name="fields">The fields that it declares, in order; an unnamed one is empty, the ellipsis null.</param>
internal sealed class SpaceDelimitedPattern(IReadOnlyList<PatternItem> items, IReadOnlyList<string?> fields) : FilterPattern
{
    private readonly int _ellipsis = fields.ToList().IndexOf(null);
    private readonly Expression<FieldTest>[] _conditions = [.. items.Select(i => i.Condition).OfType<Expression<FieldTest>>()];

    public override bool Matches(string message)
    {
        if (Bind(message) is not { } bound)
        {
            return false;
        }

        return Array.TrueForAll(_conditions, c => c.Holds(bound, Holds));
    }

    /// <summary>Each field's value under <c>$name</c>, or under <c>$position</c> (from 1) where the pattern gives no name.</summary>
    public override IReadOnlyDictionary<string, string> Extract(string message)
    {
        var values = new Dictionary<string, string>();
        foreach (var ((field, value), index) in (Bind(message) ?? []).Select((b, i) => (b, i)))
        {
            var name = string.IsNullOrEmpty(field) ? (index + 1).ToString(CultureInfo.InvariantCulture) : field;
            values[$"${name}"] = value;
        }

        return values;
    }

    public override string ToString() => $"[{string.Join(", ", items)}]";

    private static bool Holds(List<(string? Field, string Value)> bound, FieldTest test)
    {
        var value = bound.Find(b => b.Field == test.Name).Value;
        return test.Operand.Compare(value, PatternNumber.TryParse(value), test.Comparison);
    }

    private List<(string? Field, string Value)>? Bind(string message)
    {
        var values = SpaceDelimitedFields.Split(message);
        return _ellipsis < 0 ? BindInOrder(message, values) : BindAround(values);
    }

    private List<(string? Field, string Value)>? BindInOrder(string message, List<SpaceDelimitedField> values)
    {
        if (values.Count < fields.Count)
        {
            return null;
        }

        var bound = fields.Select((f, i) => (f, values[i].Value)).ToList();
        if (values.Count > fields.Count)
        {
            bound[^1] = (fields[^1], message[values[fields.Count - 1].Start..].TrimEnd());
        }

        return bound;
    }

    private List<(string? Field, string Value)>? BindAround(List<SpaceDelimitedField> values)
    {
        var skipped = values.Count - (fields.Count - 1);
        return skipped < 0 ? null : [.. values.Select((v, i) => (FieldAt(i), v.Value))];

        string? FieldAt(int i) => i < _ellipsis ? fields[i] : i < _ellipsis + skipped ? null : fields[i - skipped + 1];
    }
}
