using System.Collections;
using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;

namespace Plimsoll.Wire.Validation;

/// <summary>Checks an input against the constraints that its record declares.</summary>
public static class Validator
{
    private const int MostViolations = 10;
    private static readonly ConcurrentDictionary<Type, Member[]> Plans = new();

    /// <summary>The broken constraints, in the order of the members; empty when all hold.</summary>
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
                    (found ??= []).Add(new Violation(path + member.Name, Words(item), broken));
                }
            }

            if (item is not null && member.Nested is { } nested && (found?.Count ?? 0) < MostViolations)
            {
                Descend(item, nested, path + member.Name, ref found);
            }
        }
    }

    private static void Descend(object item, JsonTypeInfo nested, string path, ref List<Violation>? found)
    {
        if (item is IDictionary map)
        {
            foreach (DictionaryEntry entry in map)
            {
                Inside(entry.Value, nested, $"{path}.{entry.Key}.member.", ref found);
            }
        }
        else if (item is IEnumerable items)
        {
            var index = 1;
            foreach (var element in items)
            {
                Inside(element, nested, $"{path}.{index++}.member.", ref found);
            }
        }
        else
        {
            Inside(item, nested, path + ".", ref found);
        }
    }

    private static void Inside(object? element, JsonTypeInfo nested, string path, ref List<Violation>? found)
    {
        if (element is null)
        {
            (found ??= []).Add(new Violation(path[..^".member.".Length], null, "Member must not be null"));
        }
        else if (nested.Kind == JsonTypeInfoKind.Object)
        {
            Walk(element, nested, path, ref found);
        }
    }

    private static string? Words(object? item) => item switch
    {
        null => null,
        string text => text,
        ICollection items => $"[{items.Count} items]",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => "{...}",
    };

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
            var nested = type.Kind switch
            {
                JsonTypeInfoKind.Object => type,
                JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary => shape.Options.GetTypeInfo(type.ElementType!),
                _ => null,
            };
            if (property.Get is { } get && (constraints.Length > 0 || nested is not null))
            {
                members.Add(new Member(property.Name, get, constraints, nested));
            }
        }

        return [.. members];
    }

    private sealed record Member(string Name, Func<object, object?> Get, ConstraintAttribute[] Constraints, JsonTypeInfo? Nested);
}
