using System.Text;
using System.Text.Json;
using CsCheck;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Query;
using Plimsoll.Wire.Tests.Support;

namespace Plimsoll.Wire.Tests.Query;

public class QueryInputTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Names =
        ["Text", "Number", "Flag", "When", "Names.member.1", "Names", "Map.entry.1.key", "Map.entry.1.value", "Part.Name", "Part", "Parts.1"];

    [Theory]
    [InlineData("Text=a+b%20%26%3D%C3%A9", """{"Text":"a b &=é"}""")]
    [InlineData("Number=5&Big=-9&Real=1.5e3&Flag=true", """{"Number":5,"Big":-9,"Real":1500,"Flag":true}""")]
    [InlineData("When=2026-11-22T15:31:01.604Z", """{"When":"2026-11-22T15:31:01.604Z"}""")]
    [InlineData("Names.member.2=b&Names.member.10=c&Names.member.1=a", """{"Names":["a","b","c"]}""")]
    [InlineData("Names.1=a&Names.2=b", """{"Names":["a","b"]}""")]
    [InlineData("Names=", """{"Names":[]}""")]
    [InlineData("Map.entry.1.key=k&Map.entry.1.value=v&Map.entry.2.key=l&Map.entry.2.value=", """{"Map":{"k":"v","l":""}}""")]
    [InlineData("Map.entry.1.key=k&Map.entry.1.value=v&Map.entry.2.key=k&Map.entry.2.value=w", """{"Map":{"k":"v"}}""")]
    [InlineData("Part.Name=n&Part.Inner.Kinds.member.1=X", """{"Part":{"Name":"n","Inner":{"Kinds":["X"]}}}""")]
    [InlineData("Parts.member.1.Name=a&Parts.member.2.Inner.Name=b", """{"Parts":[{"Name":"a"},{"Inner":{"Name":"b"}}]}""")]
    [InlineData("PartMap.entry.1.key=k&PartMap.entry.1.value.Name=n", """{"PartMap":{"k":{"Name":"n"}}}""")]
    [InlineData("Nothing=1&Action=Echo&&=&.=", "{}")]
    [InlineData("Names.member.-1=a&Names.member.x=b&Names.member. 1=c&Names.member.99999999999=d", """{"Names":[]}""")]
    public void Form_fields_become_the_json_of_the_record(string form, string json) => Assert.Equal(json, Unescaped(form));

    [Theory]
    [InlineData("Number=five")]
    [InlineData("Number=1.5")]
    [InlineData("Number=")]
    [InlineData("Big=99999999999999999999")]
    [InlineData("Real=NaN")]
    [InlineData("Flag=maybe")]
    public void A_leaf_of_the_wrong_type_is_malformed(string form) => Assert.Equal("MalformedInput", Refusal(form));

    [Fact]
    public void A_name_nested_too_deeply_is_malformed() => Assert.Equal("MalformedQueryString", Refusal(string.Join('.', Enumerable.Repeat("a", 41)) + "=1"));

    [Fact]
    public void A_flood_of_fields_is_malformed() =>
        Assert.Equal("MalformedQueryString", Refusal(string.Join('&', Enumerable.Range(0, 100_001).Select(i => $"a{i}="))));

    [Fact]
    public void Any_form_is_json_or_an_AWS_error() => Gen.Select(
        Gen.Int[0, Names.Length - 1].Select(i => Names[i]),
        Gen.String).Array[0, 8].Sample(fields =>
        {
            try
            {
                using var document = JsonDocument.Parse(Json(string.Join('&', fields.Select(field => $"{field.Item1}={field.Item2}"))));
            }
            catch (AwsException error)
            {
                Assert.Equal(400, error.Status);
            }
        });

    private static byte[] Json(string form) => QueryInput.ToJson(FormTree.Parse(form), ShapesJson.Default.Everything);

    private static string Unescaped(string form)
    {
        using var document = JsonDocument.Parse(Json(form));
        return JsonSerializer.Serialize(document.RootElement, Relaxed);
    }

    private static string Refusal(string form) => Assert.Throws<AwsException>(() => Encoding.UTF8.GetString(Json(form))).Code;
}
