using System.Text.Json;
using System.Text.Json.Serialization;

namespace Plimsoll.Wire.Json;

/// <summary>Timestamps of AWS JSON: seconds since 1970 as a number, to the millisecond.</summary>
public sealed class EpochSecondsConverter : JsonConverter<DateTimeOffset>
{
    private const double Earliest = -62135596800;
    private const double Latest = 253402300799;

    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String && DateTimeOffset.TryParse(
            reader.GetString(), System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AssumeUniversal, out var parsed))
        {
            return parsed;
        }

        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDouble(out var seconds) || seconds is < Earliest or > Latest)
        {
            throw new JsonException("The value can not be converted to a Timestamp");
        }

        return DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(seconds * 1000));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToUnixTimeMilliseconds() / 1000m);
}
