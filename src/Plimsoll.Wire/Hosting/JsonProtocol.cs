using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Wire.Hosting;

/// <summary>AWS JSON 1.0 and 1.1.</summary>
/// <param name="contentType">Tells the two apart.</param>
internal sealed class JsonProtocol(string contentType) : IProtocol
{
    public static readonly JsonProtocol Json10 = new("application/x-amz-json-1.0");
    public static readonly JsonProtocol Json11 = new("application/x-amz-json-1.1");

    public string ContentType => contentType;

    /// <summary>The one that a caller writes in; 1.1 when it does not say.</summary>
    public static JsonProtocol Of(string? contentType) =>
        contentType?.StartsWith(Json10.ContentType, StringComparison.OrdinalIgnoreCase) == true ? Json10 : Json11;

    public object ReadInput(byte[] body, JsonTypeInfo shape)
    {
        try
        {
            var input = JsonSerializer.Deserialize(body.Length == 0 ? "{}"u8 : body, shape);
            return input ?? throw new AwsException("SerializationException", "Unexpected null");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            var path = error is JsonException { Path.Length: > 2 } json ? $" at '{json.Path[2..]}'" : "";
            throw new AwsException("SerializationException", $"The request body could not be read as {shape.Type.Name}{path}: wrong type or malformed JSON");
        }
    }

    public byte[] WriteOutput(Operation operation, object output, string requestId) =>
        JsonSerializer.SerializeToUtf8Bytes(output, operation.Output);

    public (byte[] Body, string Code, int Status) WriteError(AwsException error, string requestId)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("__type", error.Code);
            writer.WriteString("message", error.Message);
            foreach (var (name, values) in error.Members)
            {
                writer.WriteStartArray(name);
                foreach (var value in values)
                {
                    writer.WriteStringValue(value);
                }

                writer.WriteEndArray();
            }

            foreach (var (name, value) in error.Numbers)
            {
                writer.WriteNumber(name, value);
            }

            writer.WriteEndObject();
        }

        return (stream.ToArray(), error.Code, error.Status);
    }
}
