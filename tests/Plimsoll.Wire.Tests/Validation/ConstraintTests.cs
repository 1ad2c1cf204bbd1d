using Plimsoll.Wire.Tests.Support;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Wire.Tests.Validation;

public class ConstraintTests
{
    [Theory]
    [InlineData("""{"Text":"12345"}""")]
    [InlineData("""{"Text":"😀😀😀😀😀"}""")]
    [InlineData("""{"Number":-2}""")]
    [InlineData("""{"Number":10,"Real":0,"Big":9223372036854775807}""")]
    [InlineData("""{"Lower":"abc","Mode":"OFF","Names":[],"Map":{},"Parts":[],"PartMap":{}}""")]
    [InlineData("""{"Part":{"Name":"ab","Kinds":["X","Y","X"]}}""")]
    [InlineData("""{"Later":"","LaterFlag":false}""")]
    [InlineData("""{"Part":null,"Names":null}""")]
    [InlineData("{}")]
    public void What_holds_every_constraint_passes(string json) => Assert.Empty(Check(json));

    [Theory]
    [InlineData("""{"Text":""}""", "Text", "", "Member must have length greater than or equal to 1")]
    [InlineData("""{"Text":"123456"}""", "Text", "123456", "Member must have length less than or equal to 5")]
    [InlineData("""{"Names":["a","b","c","d"]}""", "Names", "[a, b, c, d]", "Member must have length less than or equal to 3")]
    [InlineData("""{"Number":-3}""", "Number", "-3", "Member must have value greater than or equal to -2")]
    [InlineData("""{"Number":11}""", "Number", "11", "Member must have value less than or equal to 10")]
    [InlineData("""{"Real":1.5}""", "Real", "1.5", "Member must have value less than or equal to 1")]
    [InlineData("""{"Lower":"abC"}""", "Lower", "abC", "Member must satisfy regular expression pattern: [a-z]+")]
    [InlineData("""{"Lower":"abc\n"}""", "Lower", "abc\n", "Member must satisfy regular expression pattern: [a-z]+")]
    [InlineData("""{"Mode":"on"}""", "Mode", "on", "Member must satisfy enum value set: [ON, OFF]")]
    [InlineData("""{"Later":"x"}""", "Later", "x", "This parameter is not supported by Plimsoll")]
    [InlineData("""{"LaterFlag":true}""", "LaterFlag", "true", "This parameter is not supported by Plimsoll")]
    [InlineData("""{"Part":{}}""", "Part.Name", null, "Member must not be null")]
    [InlineData("""{"Part":{"Name":null}}""", "Part.Name", null, "Member must not be null")]
    [InlineData("""{"Part":{"Name":"ab","Inner":{"Name":"a"}}}""", "Part.Inner.Name", "a", "Member must have length greater than or equal to 2")]
    [InlineData("""{"Parts":[{"Name":"ab"},{}]}""", "Parts.2.member.Name", null, "Member must not be null")]
    [InlineData("""{"Parts":[{"Name":"ab","Kinds":["X","Z"]}]}""", "Parts.1.member.Kinds", "[X, Z]", "Member must satisfy enum value set: [X, Y]")]
    [InlineData("""{"PartMap":{"k":{}}}""", "PartMap.k.member.Name", null, "Member must not be null")]
    [InlineData("""{"Grid":[[],[{}]]}""", "Grid.2.member.1.member.Name", null, "Member must not be null")]
    [InlineData("""{"Names":["a",null]}""", "Names.2.member", null, "Member must not be null")]
    [InlineData("""{"Parts":[null]}""", "Parts.1.member", null, "Member must not be null")]
    [InlineData("""{"Map":{"k":null}}""", "Map.k.member", null, "Member must not be null")]
    [InlineData("""{"Grid":[null]}""", "Grid.1.member", null, "Member must not be null")]
    public void What_breaks_one_is_named_by_its_path(string json, string path, string? value, string constraint) =>
        Assert.Equal(new Violation(path, value, constraint), Assert.Single(Check(json)));

    [Fact]
    public void Several_are_told_in_the_order_of_the_members_and_in_AWS_s_words() => Assert.Equal(
        "2 validation errors detected: Value '' at 'Text' failed to satisfy constraint: Member must have length greater than or equal to 1; "
        + "Value null at 'Part.Name' failed to satisfy constraint: Member must not be null",
        ValidationMessages.Common(Check("""{"Part":{},"Text":""}""")));

    [Fact]
    public void A_sensitive_value_is_not_told()
    {
        var broken = Assert.Single(Check("""{"Secret":"hunter2"}"""));

        Assert.Null(broken.Value);
        Assert.Equal("1 validation error detected: Value at 'Secret' failed to satisfy constraint: Member must have length less than or equal to 3", ValidationMessages.Common([broken]));
    }

    [Fact]
    public void Some_services_write_members_with_a_small_letter() => Assert.Equal(
        "1 validation error detected: Value null at 'parts.2.member.name' failed to satisfy constraint: Member must not be null",
        ValidationMessages.ValidationException(Check("""{"Parts":[{"Name":"ab"},{}]}""")).Message);

    [Fact]
    public void A_flood_of_broken_members_is_told_as_ten() =>
        Assert.Equal(10, Check($$"""{"Parts":[{{string.Join(',', Enumerable.Repeat("null,{}", 5000))}}]}""").Count);

    [Fact]
    public void A_huge_value_is_cut_in_the_message() =>
        Assert.Equal(1025, Assert.Single(Check($$"""{"Text":"{{new string('x', 100_000)}}"}""")).Value!.Length);

    [Theory]
    [InlineData("InvalidParameterException")]
    [InlineData("ValidationError")]
    [InlineData("ValidationException")]
    public void Each_family_of_services_has_its_code(string code)
    {
        var violations = Check("""{"Text":""}""");
        var error = code switch
        {
            "ValidationError" => ValidationMessages.ValidationError(violations),
            "ValidationException" => ValidationMessages.ValidationException(violations),
            _ => ValidationMessages.InvalidParameter(violations),
        };

        Assert.Equal((code, 400), (error.Code, error.Status));
        Assert.StartsWith("1 validation error detected: ", error.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Violation> Check(string json) => Validator.Check(ShapesJson.Read(json), ShapesJson.Default.Everything);
}
