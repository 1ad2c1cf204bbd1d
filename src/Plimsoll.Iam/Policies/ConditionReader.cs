using System.Text.Json;

namespace Plimsoll.Iam.Policies;

/// <summary>Reads <c>Condition</c>.</summary>
internal sealed class ConditionReader(bool variables, PolicyFaults faults)
{
    private const string ForAll = "ForAllValues:";
    private const string ForAny = "ForAnyValue:";
    private const string IfExists = "IfExists";

    public Condition[] Read(JsonElement value) =>
        [.. Members(value, "Condition").SelectMany(one => Conditions(one.Name, one.Value))];

    private IEnumerable<Condition> Conditions(string full, JsonElement keys)
    {
        var (quantifier, name) = full.StartsWith(ForAll, StringComparison.Ordinal) ? (Quantifier.All, full[ForAll.Length..])
            : full.StartsWith(ForAny, StringComparison.Ordinal) ? (Quantifier.Any, full[ForAny.Length..])
            : (Quantifier.None, full);
        var ifExists = name.EndsWith(IfExists, StringComparison.Ordinal);
        var found = ConditionOperator.Find(ifExists ? name[..^IfExists.Length] : name);
        if (found is null || (found.AsksPresence && (ifExists || quantifier != Quantifier.None)))
        {
            // AWS lets an operator that is none pass when nothing is compared.
            return keys.ValueKind == JsonValueKind.Object && !keys.EnumerateObject().Any()
                ? []
                : throw faults.Syntax($"'{full}' is not a condition operator");
        }

        return Members(keys, full).Select(key => new Condition(
            key.Name.Length > 0 ? key.Name : throw faults.Syntax("a condition key has no name"),
            found, ifExists, quantifier,
            [.. PolicyJson.Strings(key.Value, $"{full}.{key.Name}", faults, scalars: true).Select(text => Value(full, found, text)).OfType<ConditionValue>()]));
    }

    private ConditionValue? Value(string name, ConditionOperator found, string text)
    {
        var value = found.Compile(text, variables, out var fault);
        if (value is null || fault is not null)
        {
            faults.Add(PolicyFault.Legacy, fault ?? $"'{text}' is not a value that {name} can compare with");
        }

        return value;
    }

    private JsonElement.ObjectEnumerator Members(JsonElement value, string name) => value.ValueKind == JsonValueKind.Object
        ? value.EnumerateObject()
        : throw faults.Syntax($"{name} must be an object");
}
