using System.Text.Json;

namespace Plimsoll.Iam.Policies;

/// <summary>Reads <c>Condition</c>.</summary>
internal static class ConditionReader
{
    private const string ForAll = "ForAllValues:";
    private const string ForAny = "ForAnyValue:";
    private const string IfExists = "IfExists";

    public static IReadOnlyList<Condition> Read(JsonElement value, bool variables) =>
        [.. Members(value, "Condition").SelectMany(one => Conditions(one.Name, one.Value, variables))];

    private static IEnumerable<Condition> Conditions(string full, JsonElement keys, bool variables)
    {
        var (quantifier, name) = full.StartsWith(ForAll, StringComparison.Ordinal) ? (Quantifier.All, full[ForAll.Length..])
            : full.StartsWith(ForAny, StringComparison.Ordinal) ? (Quantifier.Any, full[ForAny.Length..])
            : (Quantifier.None, full);
        var ifExists = name.EndsWith(IfExists, StringComparison.Ordinal);
        var found = ConditionOperator.Find(ifExists ? name[..^IfExists.Length] : name);
        if (found is null || (found.Comparison is null && (ifExists || quantifier != Quantifier.None)))
        {
            throw new PolicyFormatException($"'{full}' is not a condition operator");
        }

        return Members(keys, full).Select(key => new Condition(
            key.Name.Length > 0 ? key.Name : throw new PolicyFormatException("a condition key has no name"),
            found.Comparison, found.IsNegated, ifExists, quantifier,
            [.. PolicyJson.Strings(key.Value, $"{full}.{key.Name}", scalars: true).Select(text => Text(full, found, text, variables))]));
    }

    private static PolicyText Text(string name, ConditionOperator found, string text, bool variables) => found.IsValue(text)
        ? PolicyText.Parse(text, variables && found.HasVariables, found.HasWildcards)
        : throw new PolicyFormatException($"'{text}' is not a value that {name} can compare with");

    private static JsonElement.ObjectEnumerator Members(JsonElement value, string name) => value.ValueKind == JsonValueKind.Object
        ? value.EnumerateObject()
        : throw new PolicyFormatException($"{name} must be an object");
}
