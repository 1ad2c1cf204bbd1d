using System.Text;
using CsCheck;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Hosting;
using Plimsoll.Wire.Tests.Support;

namespace Plimsoll.Wire.Tests.Hosting;

public class JsonProtocolTests
{
    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("  { \"unknown\": [1, {\"deep\": null}] } ")]
    [InlineData("""{"text":"other case is another member"}""")]
    public void A_body_without_known_members_is_an_empty_input(string body) => Assert.Equal(new Everything(), Read(body));

    [Fact]
    public void Of_a_member_given_twice_the_last_counts() => Assert.Equal("b", Read("""{"Text":"a","Text":"b"}""").Text);

    [Fact]
    public void A_zero_byte_inside_a_string_is_a_character() => Assert.Equal("a\0b", Read("{\"Text\":\"a\\u0000b\"}").Text);

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[{}]")]
    [InlineData("\"text\"")]
    [InlineData("7")]
    [InlineData("{")]
    [InlineData("{}}")]
    [InlineData("{\"Text\":}")]
    [InlineData("{'Text':'a'}")]
    [InlineData("{\"Text\":\"a\"} trailing")]
    [InlineData("\u0000{}")]
    [InlineData("\ufeff{}")]
    [InlineData("{\"Text\":\"\u0001\"}")]
    [InlineData("{\"Text\":\"\\ud800\"}")]
    [InlineData("{\"Text\":\"\\udc00\\ud800\"}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("""{"Map":{"\udfff":"v"}}""")]
    [InlineData("""{"Text":5}""")]
    [InlineData("""{"Text":["a"]}""")]
    [InlineData("""{"Text":{}}""")]
    [InlineData("""{"Number":"5"}""")]
    [InlineData("""{"Number":1.5}""")]
    [InlineData("""{"Number":2147483648}""")]
    [InlineData("""{"Number":1e999}""")]
    [InlineData("""{"Big":9223372036854775808}""")]
    [InlineData("""{"Flag":"true"}""")]
    [InlineData("""{"Flag":1}""")]
    [InlineData("""{"When":"then"}""")]
    [InlineData("""{"When":-1e11}""")]
    [InlineData("""{"Names":"a"}""")]
    [InlineData("""{"Names":{"a":"b"}}""")]
    [InlineData("""{"Names":[1]}""")]
    [InlineData("""{"Map":[]}""")]
    [InlineData("""{"Map":{"a":1}}""")]
    [InlineData("""{"Part":[]}""")]
    [InlineData("""{"Parts":[[]]}""")]
    public void What_cannot_be_read_is_a_serialization_error(string body) => AssertRefused(Encoding.UTF8.GetBytes(body));

    [Fact]
    public void Nesting_without_end_is_a_serialization_error() => AssertRefused(
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"Part\":", 100_000))));

    [Fact]
    public void A_number_of_a_million_digits_is_a_serialization_error() =>
        AssertRefused(Encoding.UTF8.GetBytes($"{{\"Number\":{new string('9', 1_000_000)}}}"));

    [Fact]
    public void Bytes_that_are_no_text_are_a_serialization_error() => AssertRefused([.. "{\"Text\":\""u8, 0xff, 0xc0, .. "\"}"u8]);

    [Fact]
    public void Any_bytes_are_read_or_refused() => Gen.Byte.Array[0, 60].Sample(AssertReadOrRefused, iter: 5000);

    [Fact]
    public void Any_damage_to_a_good_body_is_read_or_refused()
    {
        var good = """{"Text":"a","Number":1,"When":1795361461.6,"Names":["a"],"Map":{"k":"v"},"Parts":[{"Name":"ab","Inner":null}]}"""u8.ToArray();
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[0, 2]).Sample(
            (place, value, how) => AssertReadOrRefused(how switch
            {
                0 => [.. good[..place], value, .. good[(place + 1)..]],
                1 => [.. good[..place], value, .. good[place..]],
                _ => [.. good[..place], .. good[(place + 1)..]],
            }),
            iter: 10_000);
    }

    [Fact]
    public void An_error_has_its_type_its_message_and_its_members()
    {
        var error = new AwsException("ConflictException", "\ud800 \"no\"", 409)
        {
            Members = new Dictionary<string, IReadOnlyList<string>> { ["resourceIds"] = ["a", "b"] },
        };
        var (body, code, status) = JsonProtocol.Json11.WriteError(error, "id-1");

        Assert.Equal("""{"__type":"ConflictException","message":"\uFFFD \u0022no\u0022","resourceIds":["a","b"]}""", Encoding.UTF8.GetString(body));
        Assert.Equal(("ConflictException", 409), (code, status));
    }

    private static Everything Read(string body) => (Everything)JsonProtocol.Json11.ReadInput(Encoding.UTF8.GetBytes(body), ShapesJson.Default.Everything);

    private static void AssertRefused(byte[] body)
    {
        var error = Assert.Throws<AwsException>(() => JsonProtocol.Json11.ReadInput(body, ShapesJson.Default.Everything));
        Assert.Equal(("SerializationException", 400), (error.Code, error.Status));
    }

    private static void AssertReadOrRefused(byte[] body)
    {
        try
        {
            Assert.IsType<Everything>(JsonProtocol.Json11.ReadInput(body, ShapesJson.Default.Everything));
        }
        catch (AwsException error)
        {
            Assert.Equal(("SerializationException", 400), (error.Code, error.Status));
        }
    }
}
