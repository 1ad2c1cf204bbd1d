using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Wire.Query;

/// <summary>Turns the form fields of a Query call into the JSON of the same input record.</summary>
internal static class QueryInput
{
    public static byte[] ToJson(FormTree form, JsonTypeInfo shape)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(writer, form, shape, "");
        }

        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, FormTree node, JsonTypeInfo shape, string path)
    {
        switch (shape.Kind)
        {
            case JsonTypeInfoKind.Object:
                writer.WriteStartObject();
                foreach (var property in shape.Properties)
                {
                    if (node.Child(property.Name) is { } child)
                    {
                        writer.WritePropertyName(property.Name);
                        Write(writer, child, shape.Options.GetTypeInfo(property.PropertyType), $"{path}{property.Name}.");
                    }
                }

                writer.WriteEndObject();
                break;
            case JsonTypeInfoKind.Enumerable:
                writer.WriteStartArray();
                foreach (var item in node.Items())
                {
                    Write(writer, item, shape.Options.GetTypeInfo(shape.ElementType!), path);
                }

                writer.WriteEndArray();
                break;
            case JsonTypeInfoKind.Dictionary:
                writer.WriteStartObject();
                foreach (var entry in node.Items().DistinctBy(entry => entry.Text("key")))
                {
                    writer.WritePropertyName(entry.Text("key") ?? "");
                    Write(writer, entry.Child("value") ?? new FormTree(), shape.Options.GetTypeInfo(shape.ElementType!), path);
                }

                writer.WriteEndObject();
                break;
            default:
                WriteLeaf(writer, node.Value ?? "", shape.Type, path.TrimEnd('.'));
                break;
        }
    }

    private static void WriteLeaf(Utf8JsonWriter writer, string text, Type type, string path)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(bool))
        {
            writer.WriteBooleanValue(bool.TryParse(text, out var flag) ? flag : throw Malformed(path, "a boolean"));
        }
        else if (type == typeof(int) || type == typeof(long))
        {
            writer.WriteNumberValue(
                long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole) ? whole : throw Malformed(path, "an integer"));
        }
        else if (type == typeof(double) || type == typeof(float) || type == typeof(decimal))
        {
            writer.WriteNumberValue(
                double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real)
                    ? real
                    : throw Malformed(path, "a number"));
        }
        else
        {
            writer.WriteStringValue(text);
        }
    }

    private static AwsException Malformed(string path, string kind) => new("MalformedInput", $"Value at '{path}' is not {kind}.");
}
