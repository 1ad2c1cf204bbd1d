using System.Text.Json;
using Plimsoll.Wire.Json;

namespace Plimsoll.Wire.Tests.Json;

public class EpochSecondsConverterTests
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new EpochSecondsConverter() } };

    [Theory]
    [InlineData("1795361461.604", "2026-11-22T15:31:01.604Z")]
    [InlineData("1795361461", "2026-11-22T15:31:01Z")]
    [InlineData("1.795361461604E9", "2026-11-22T15:31:01.604Z")]
    [InlineData("-1", "1969-12-31T23:59:59Z")]
    [InlineData("-62135596800", "0001-01-01T00:00:00Z")]
    [InlineData("253402300799", "9999-12-31T23:59:59Z")]
    [InlineData("\"2026-11-22T15:31:01.604Z\"", "2026-11-22T15:31:01.604Z")]
    public void Seconds_are_read_to_the_millisecond(string json, string expected) => Assert.Equal(
        DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), JsonSerializer.Deserialize<DateTimeOffset>(json, Options));

    [Theory]
    [InlineData("-62135596801")]
    [InlineData("-1e11")]
    [InlineData("253402300799.9999")]
    [InlineData("1e400")]
    [InlineData("\"yesterday\"")]
    [InlineData("true")]
    [InlineData("{}")]
    public void What_is_no_time_is_a_json_error(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<DateTimeOffset>(json, Options));

    [Theory]
    [InlineData("2026-11-22T15:31:01.604Z", "1795361461.604")]
    [InlineData("2026-11-22T15:31:01Z", "1795361461")]
    public void A_time_is_written_as_seconds(string time, string json) => Assert.Equal(
        json, JsonSerializer.Serialize(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture), Options));
}
