using System.Text.Json;
using System.Text.Json.Serialization;

namespace Plimsoll.AgentLink;

/// <summary>Reads and writes an instant as a JSON number of seconds since 1970 with a fraction of milliseconds.</summary>
public sealed class EpochSeconds : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number)
        {
            throw new JsonException("An instant is a number of seconds.");
        }

        var milliseconds = Math.Round(reader.GetDouble() * 1000);
        return milliseconds is >= -62_135_596_800_000d and <= 253_402_300_799_999d
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds)
            : throw new JsonException("The instant is out of range.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToUnixTimeMilliseconds() / 1000m);
}
