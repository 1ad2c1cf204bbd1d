using System.Globalization;
using System.Text.Json;
using Plimsoll.CloudWatch.Logs.Patterns;

namespace Plimsoll.CloudWatch.Logs.Metrics;

/// <summary>Reads the values that a transformation names in an event: <c>$.size</c> of a JSON event, <c>$size</c> of space-delimited fields.</summary>
internal static class FieldReader
{
    public static bool IsField(string value) => value.StartsWith('$');

    /// <summary>The value of a field; null where the event has none.</summary>
    /// <param name="field">With its dollar sign.</param>
    /// <param name="pattern">What the event matched.</param>
    /// <param name="message">The event.</param>
    public static string? Text(string field, FilterPattern pattern, string message)
    {
        if (pattern is not JsonPattern)
        {
            return pattern.Extract(message).GetValueOrDefault(field);
        }

        string? found = null;
        using var document = JsonDocument.Parse(message);
        JsonSelectorParser.Read(new PatternScanner(field)).Any(document.RootElement, node =>
        {
            found = node.ValueKind switch
            {
                JsonValueKind.String => node.GetString(),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => node.GetRawText(),
                _ => null,
            };
            return true;
        });
        return found;
    }

    /// <summary>A number, given or read from a field; null where the field holds none.</summary>
    public static double? Number(string value, FilterPattern pattern, string message) =>
        (IsField(value) ? Text(value, pattern, message) : value) is { } text
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;
}
