using System.Text.Json.Nodes;
using Plimsoll.Ssm.Tests.Support;

namespace Plimsoll.Ssm.Tests.Api.Parameters;

public sealed class PutTests : IAsyncLifetime
{
    private const string BadName =
        "ValidationException: Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_";

    private const string BadPrefix = "ValidationException: Parameter name: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive).";
    private readonly SsmHarness _ssm = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _ssm.DisposeAsync();

    [Fact]
    public async Task Versions_count_from_one_also_where_the_value_stays()
    {
        Assert.Equal("""{"Tier":"Standard","Version":1}""", (await _ssm.PutAsync("/a")).ToJsonString());
        Assert.Equal("""{"Tier":"Standard","Version":2}""", (await _ssm.PutAsync("/a")).ToJsonString());
    }

    [Fact]
    public async Task Without_overwrite_nothing_is_overwritten()
    {
        await _ssm.PutAsync("/a", "first");

        Assert.Equal(
            "ParameterAlreadyExists: The parameter already exists. To overwrite this value, set the overwrite option in the request to true.",
            await _ssm.RefusalAsync("PutParameter", "{'Name':'/a','Value':'second','Type':'String'}"));
        Assert.Equal("first", await _ssm.ValueAsync("/a"));
    }

    [Fact]
    public async Task What_is_not_said_again_stays_as_it_was()
    {
        await _ssm.CallAsync("PutParameter", "{'Name':'/a','Value':'12','Type':'SecureString','Description':'d','KeyId':'alias/own','AllowedPattern':'^[0-9]+$'}");
        await _ssm.CallAsync("PutParameter", "{'Name':'/a','Value':'34','Overwrite':true}");

        var described = await _ssm.DescribeAsync("/a");
        Assert.Equal("SecureString alias/own d ^[0-9]+$", $"{described["Type"]} {described["KeyId"]} {described["Description"]} {described["AllowedPattern"]}");
    }

    [Fact]
    public async Task A_type_may_change_and_leaves_its_key_behind()
    {
        await _ssm.CallAsync("PutParameter", "{'Name':'/a','Value':'v','Type':'SecureString'}");
        Assert.Equal("alias/aws/ssm", (string)(await _ssm.DescribeAsync("/a"))["KeyId"]!);

        await _ssm.PutAsync("/a");
        Assert.Null((await _ssm.DescribeAsync("/a"))["KeyId"]);
    }

    [Theory]
    [InlineData("aws", BadPrefix)]
    [InlineData("SSMthing", BadPrefix)]
    [InlineData("/ssm/x", BadName)]
    [InlineData("/aws/x", "AccessDeniedException: No access to reserved parameter name: /aws/x.")]
    [InlineData("a/b", "ValidationException: Parameter name must be a fully qualified name.")]
    [InlineData("/a//b", BadName)]
    [InlineData("/a/", BadName)]
    [InlineData("a b", BadName)]
    [InlineData("/a:1", BadName)]
    [InlineData("arn:aws:ssm:eu-west-1:123456789012:parameter/a", BadName)]
    [InlineData("/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16", "HierarchyLevelLimitExceededException: A hierarchy can have a maximum of 15 levels.")]
    public async Task A_name_that_no_parameter_may_have_is_refused(string name, string refusal) =>
        Assert.Equal(refusal, await _ssm.RefusalAsync("PutParameter", $"{{'Name':'{name}','Value':'v','Type':'String'}}"));

    [Theory]
    [InlineData(" /a ", "/a")]
    [InlineData("/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15", "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15")]
    [InlineData("A.b-c_1", "A.b-c_1")]
    public async Task A_name_may_have_blanks_around_it_and_fifteen_levels(string given, string name)
    {
        await _ssm.PutAsync(given);

        Assert.Equal("v", await _ssm.ValueAsync(name));
    }

    [Theory]
    [InlineData("'Type':null", "ValidationException: A parameter type is required when you create a parameter.")]
    [InlineData("'Type':'String','KeyId':'alias/x'", "ValidationException: A KeyId can be given for parameters of type SecureString alone.")]
    [InlineData("'Type':'String','DataType':'Text'", "ValidationException: The following data type is not supported: Text (Data type names are all lowercase.)")]
    [InlineData("'Type':'String','AllowedPattern':'^[0-9]+$'", "ParameterPatternMismatchException: Parameter value, cannot be validated against allowedPattern: ^[0-9]+$")]
    [InlineData("'Type':'String','AllowedPattern':'['", "InvalidAllowedPatternException: The allowed pattern is not a valid regular expression: [")]
    [InlineData("'Type':'String','Tags':[{'Key':'aws:x','Value':''}]", "ValidationException: The tag key 'aws:x' begins with 'aws:', which is reserved for AWS use.")]
    [InlineData("'Type':'String','Overwrite':true,'Tags':[{'Key':'k','Value':'v'}]", "ValidationException: Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.")]
    public async Task An_input_that_is_wrong_makes_no_parameter(string more, string refusal)
    {
        Assert.Equal(refusal, await _ssm.RefusalAsync("PutParameter", $"{{'Name':'/a','Value':'v',{more}}}"));
        Assert.Empty((await _ssm.CallAsync("DescribeParameters"))["Parameters"]!.AsArray());
    }

    [Fact]
    public async Task A_pattern_that_never_ends_is_refused() => Assert.StartsWith(
        "InvalidAllowedPatternException: ",
        await _ssm.RefusalAsync("PutParameter", $"{{'Name':'/a','Value':'{new string('a', 60)}!','Type':'String','AllowedPattern':'^(a+)+$'}}"), StringComparison.Ordinal);

    [Theory]
    [InlineData(4096, null, "Standard")]
    [InlineData(4097, "Advanced", "Advanced")]
    [InlineData(4096, "Intelligent-Tiering", "Standard")]
    [InlineData(4097, "Intelligent-Tiering", "Advanced")]
    public async Task The_tier_goes_by_what_is_asked_and_needed(int length, string? asked, string tier) => Assert.Equal(
        tier, (string)(await _ssm.RawAsync("PutParameter", Long(length, asked)))["Tier"]!);

    [Theory]
    [InlineData(4097, null, "ValidationException: Standard tier parameters support a maximum parameter value of 4096 characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. For more information, see ")]
    [InlineData(8193, "Advanced", "ValidationException: Advanced tier parameters support a maximum parameter value of 8192 characters.")]
    public async Task A_value_that_is_too_long_for_its_tier_is_refused(int length, string? asked, string refusal) =>
        Assert.StartsWith(refusal, await _ssm.RefusalAsync("PutParameter", Long(length, asked)), StringComparison.Ordinal);

    [Fact]
    public async Task An_advanced_parameter_stays_one()
    {
        await _ssm.PutAsync("/a", "v", ",'Tier':'Advanced'");

        Assert.Equal("Advanced", (string)(await _ssm.PutAsync("/a"))["Tier"]!);
        Assert.StartsWith(
            "ValidationException: This parameter uses the advanced-parameter tier. You can't downgrade",
            await _ssm.RefusalAsync("PutParameter", "{'Name':'/a','Value':'v','Overwrite':true,'Tier':'Standard'}"), StringComparison.Ordinal);
    }

    private static JsonObject Long(int length, string? tier) =>
        new() { ["Name"] = "/a", ["Value"] = new string('x', length), ["Type"] = "String", ["Tier"] = tier };
}
