using Plimsoll.Ssm.Tests.Support;

namespace Plimsoll.Ssm.Tests.Api.Parameters;

public sealed class ReadTests : IAsyncLifetime
{
    private const string Prefix = "arn:aws:ssm:eu-west-1:123456789012:parameter/";
    private readonly SsmHarness _ssm = new();

    public async ValueTask InitializeAsync()
    {
        await _ssm.PutAsync("/a/b", "first");
        await _ssm.PutAsync("/a/b", "second");
        await _ssm.CallAsync("LabelParameterVersion", "{'Name':'/a/b','ParameterVersion':1,'Labels':['old']}");
        await _ssm.PutAsync("plain");
    }

    public ValueTask DisposeAsync() => _ssm.DisposeAsync();

    [Fact]
    public async Task A_read_tells_all_but_the_tier() => Assert.Equal(
        $$$"""{"Parameter":{"ARN":"{{{Prefix}}}a/b","DataType":"text","LastModifiedDate":1772366400,"Name":"/a/b","Type":"String","Value":"second","Version":2}}""",
        (await _ssm.CallAsync("GetParameter", "{'Name':'/a/b'}")).ToJsonString());

    [Theory]
    [InlineData("/a/b:1", "first", ":1")]
    [InlineData("/a/b:old", "first", ":old")]
    [InlineData("/a/b:2", "second", ":2")]
    [InlineData(Prefix + "a/b", "second", null)]
    [InlineData(Prefix + "a/b:1", "first", ":1")]
    public async Task A_selector_chooses_the_version_and_comes_back_beside_the_name(string name, string value, string? selector)
    {
        var parameter = (await _ssm.CallAsync("GetParameter", $"{{'Name':'{name}'}}"))["Parameter"]!;

        Assert.Equal((value, selector, "/a/b", Prefix + "a/b"), ((string)parameter["Value"]!, (string?)parameter["Selector"], (string)parameter["Name"]!, (string)parameter["ARN"]!));
    }

    [Fact]
    public async Task An_ARN_of_one_level_means_the_name_with_or_without_its_slash()
    {
        Assert.Equal("v", await _ssm.ValueAsync(Prefix + "plain"));
        await _ssm.PutAsync("/lone", "w");
        Assert.Equal("w", await _ssm.ValueAsync(Prefix + "lone"));
    }

    [Theory]
    [InlineData("/gone", "ParameterNotFound: ")]
    [InlineData("/A/b", "ParameterNotFound: ")]
    [InlineData("arn:aws:ssm:us-east-1:123456789012:parameter/a/b", "ParameterNotFound: ")]
    [InlineData("arn:aws:ssm:eu-west-1:210987654321:parameter/a/b", "ParameterNotFound: ")]
    [InlineData("/a/b:3", "ParameterVersionNotFound: Systems Manager could not find version 3 of /a/b. Verify the version and try again.")]
    [InlineData("/a/b:new", "ParameterVersionNotFound: Systems Manager could not find version new of /a/b. Verify the version and try again.")]
    [InlineData("a b", "ValidationException: Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_")]
    public async Task What_is_not_there_is_refused(string name, string refusal) => Assert.Equal(refusal, await _ssm.RefusalAsync("GetParameter", $"{{'Name':'{name}'}}"));

    [Fact]
    public async Task Several_come_in_the_order_of_their_names_and_what_is_not_there_apart()
    {
        var answer = await _ssm.CallAsync("GetParameters", "{'Names':['plain','/gone','/a/b:9','/a/b','plain']}");

        Assert.Equal(["/a/b", "plain"], answer["Parameters"]!.AsArray().Select(one => (string)one!["Name"]!));
        Assert.Equal(["/gone", "/a/b:9"], answer["InvalidParameters"]!.AsArray().Select(one => (string)one!));
    }

    [Fact]
    public async Task A_secret_is_told_sealed_unless_it_is_to_be_decrypted()
    {
        await _ssm.CallAsync("PutParameter", "{'Name':'/s','Value':'hush','Type':'SecureString'}");

        var closed = (string)(await _ssm.CallAsync("GetParameter", "{'Name':'/s'}"))["Parameter"]!["Value"]!;

        Assert.DoesNotContain("hush", System.Text.Encoding.Latin1.GetString(Convert.FromBase64String(closed)), StringComparison.Ordinal);
        Assert.Equal("hush", await _ssm.ValueAsync("/s"));
        Assert.Equal("hush", (string)(await _ssm.CallAsync("GetParameters", "{'Names':['/s'],'WithDecryption':true}"))["Parameters"]![0]!["Value"]!);
    }
}
