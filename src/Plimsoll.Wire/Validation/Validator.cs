using System.Collections;
using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;

namespace Plimsoll.Wire.Validation;

/// <summary>Checks an input against the constraints that its record declares.</summary>
public static class Validator
{
    private const int MostViolations = 10;
    private const int LongestValue = 1024;
    private static readonly ConcurrentDictionary<Type, Member[]> Plans = new();

    /// <summary>The first ten broken constraints, in the order of the members; empty when all hold.</summary>
    public static IReadOnlyList<Violation> Check(object input, JsonTypeInfo shape)
    {
        List<Violation>? found = null;
        Walk(input, shape, "", ref found);
        return found ?? (IReadOnlyList<Violation>)[];
    }

    private static void Walk(object value, JsonTypeInfo shape, string path, ref List<Violation>? found)
    {
        foreach (var member in Plan(shape))
        {
            var item = member.Get(value);
            foreach (var constraint in member.Constraints)
            {
                if ((item is not null || constraint is RequiredAttribute) && constraint.Check(item) is { } broken)
                {
                    Add(ref found, path + member.Name, item, broken, member.IsSensitive);
                }
            }

            if (item is not null && member.Inner is { } inner)
            {
                Descend(item, inner, path + member.Name, ref found);
            }
        }
    }

    private static void Descend(object item, JsonTypeInfo shape, string path, ref List<Violation>? found)
    {
        if (shape.Kind == JsonTypeInfoKind.Object)
        {
            Walk(item, shape, path + ".", ref found);
        }
        else if (shape.Kind is JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary)
        {
            var element = shape.Options.GetTypeInfo(shape.ElementType!);
            if (item is IDictionary map)
            {
                foreach (DictionaryEntry entry in map)
                {
                    Element(entry.Value, element, path, entry.Key, ref found);
                }
            }
            else
            {
                var index = 0;
                foreach (var one in (IEnumerable)item)
                {
                    Element(one, element, path, ++index, ref found);
                }
            }
        }
    }

    private static void Element(object? element, JsonTypeInfo shape, string path, object place, ref List<Violation>? found)
    {
        if (found?.Count >= MostViolations)
        {
            return;
        }

        if (element is null)
        {
            Add(ref found, $"{path}.{place}.member", null, "Member must not be null");
        }
        else if (shape.Kind != JsonTypeInfoKind.None)
        {
            Descend(element, shape, $"{path}.{place}.member", ref found);
        }
    }

    private static void Add(ref List<Violation>? found, string path, object? item, string broken, bool isSensitive = false)
    {
        if ((found ??= []).Count < MostViolations)
        {
            found.Add(new Violation(path, isSensitive ? null : Words(item), broken) { IsSensitive = isSensitive && item is not null });
        }
    }

    private static string? Words(object? item) => item switch
    {
        null => null,
        string text => Clip(text),
        ICollection<string> items => Clip($"[{string.Join(", ", items)}]"),
        ICollection items => $"[{items.Count} items]",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => "{...}",
    };

    private static string Clip(string text) => text.Length > LongestValue ? $"{text.AsSpan(0, LongestValue)}…" : text;

    private static Member[] Plan(JsonTypeInfo shape) =>
        Plans.TryGetValue(shape.Type, out var plan) ? plan : Plans.GetOrAdd(shape.Type, Build(shape));

    private static Member[] Build(JsonTypeInfo shape)
    {
        var members = new List<Member>();
        foreach (var property in shape.Properties)
        {
            var constraints = property.AttributeProvider?
                .GetCustomAttributes(typeof(ConstraintAttribute), inherit: true)
                .Cast<ConstraintAttribute>()
                .OrderBy(constraint => constraint is not RequiredAttribute)
                .ToArray() ?? [];
            var type = shape.Options.GetTypeInfo(property.PropertyType);
            var inner = type.Kind == JsonTypeInfoKind.None ? null : type;
            if (property.Get is { } get && (constraints.Length > 0 || inner is not null))
            {
                var isSensitive = property.AttributeProvider?.IsDefined(typeof(SensitiveAttribute), inherit: true) == true;
                members.Add(new Member(property.Name, get, constraints, inner, isSensitive));
            }
        }

        return [.. members];
    }

    private sealed record Member(string Name, Func<object, object?> Get, ConstraintAttribute[] Constraints, JsonTypeInfo? Inner, bool IsSensitive);
}
