using System.Globalization;
using System.Text.Json;

namespace Plimsoll.CloudWatch.Logs.Insights;

/// <summary>The fields of an event that is JSON: nested ones joined by dots, elements of arrays by their number.</summary>
internal static class DiscoveredFields
{
    /// <summary>Most fields of one event, as in AWS.</summary>
    public const int Most = 200;

    private static readonly Dictionary<string, Value> None = [];

    public static IReadOnlyDictionary<string, Value> Of(string message)
    {
        // The parser's exception is too dear for events of plain text.
        if (!message.AsSpan().TrimStart().StartsWith('{'))
        {
            return None;
        }

        try
        {
            using var document = JsonDocument.Parse(message);
            var fields = new Dictionary<string, Value>(StringComparer.Ordinal);
            Add(fields, "", document.RootElement);
            return fields;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Text that only begins like JSON, or escapes half of a letter.
            return None;
        }
    }

    private static void Add(Dictionary<string, Value> fields, string path, JsonElement node)
    {
        if (fields.Count >= Most)
        {
            return;
        }

        switch (node.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in node.EnumerateObject())
                {
                    Add(fields, path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in node.EnumerateArray().Index())
                {
                    Add(fields, string.Create(CultureInfo.InvariantCulture, $"{path}.{index}"), item);
                }

                break;
            case JsonValueKind.Number:
                fields[path] = Value.Of(node.GetRawText());
                break;
            case JsonValueKind.String:
                fields[path] = Value.Of(node.GetString());
                break;
            case JsonValueKind.True or JsonValueKind.False:
                fields[path] = Value.Of(node.GetBoolean());
                break;
            default:
                break;
        }
    }
}
