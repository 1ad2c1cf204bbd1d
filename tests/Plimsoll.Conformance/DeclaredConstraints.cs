using System.Text.Json.Serialization.Metadata;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Conformance;

/// <summary>The constraints that a member of an input declares, against those of the model.</summary>
internal static class DeclaredConstraints
{
    public static IEnumerable<string> Differences(JsonPropertyInfo property, ApiShape shape, bool required)
    {
        var declared = property.AttributeProvider?.GetCustomAttributes(typeof(ConstraintAttribute), inherit: true) ?? [];
        if (declared.OfType<RequiredAttribute>().Any() != required)
        {
            yield return required ? "not declared as required" : "declared as required, which it is not";
        }

        var values = shape.Type == "list" ? shape.Element.Enum : shape.Enum;
        var oneOf = declared.OfType<OneOfAttribute>().SingleOrDefault()?.Values ?? [];
        if (!values.Order(StringComparer.Ordinal).SequenceEqual(oneOf.Order(StringComparer.Ordinal)))
        {
            yield return $"declares the values [{string.Join(", ", oneOf)}] for [{string.Join(", ", values)}]";
        }

        if (shape.Pattern != declared.OfType<PatternAttribute>().SingleOrDefault()?.Pattern)
        {
            yield return $"declares another pattern than {shape.Pattern ?? "none"}";
        }

        var bounds = declared.Select(one => one switch
        {
            LengthAttribute length => ((double)length.Min, length.Max == int.MaxValue ? double.MaxValue : length.Max),
            RangeAttribute range => (range.Min, range.Max),
            _ => ((double, double)?)null,
        }).FirstOrDefault(one => one is not null) ?? (double.MinValue, double.MaxValue);
        var isNumber = shape.Type is "integer" or "long" or "double" or "float";
        var expected = shape is { Min: null, Max: null }
            ? (double.MinValue, double.MaxValue)
            : (shape.Min ?? (isNumber ? double.MinValue : 0), shape.Max ?? double.MaxValue);
        if (bounds != expected)
        {
            yield return $"declares the bounds {bounds} for {expected}";
        }
    }
}
