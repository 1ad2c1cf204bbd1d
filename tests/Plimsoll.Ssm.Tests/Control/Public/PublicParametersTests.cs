using System.Text.Json.Nodes;
using Plimsoll.Ssm.Tests.Support;

namespace Plimsoll.Ssm.Tests.Control.Public;

public sealed class PublicParametersTests : IAsyncLifetime
{
    private const string Recommended = "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended";
    private readonly SsmHarness _ssm = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _ssm.DisposeAsync();

    [Theory]
    [InlineData(Recommended + "/image_id")]
    [InlineData("/aws/service/ecs/optimized-ami/amazon-linux-2/recommended/image_id")]
    [InlineData("/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id")]
    [InlineData("arn:aws:ssm:eu-west-1::parameter" + Recommended + "/image_id")]
    public async Task The_image_is_that_of_local_instances(string name) => Assert.Equal("ami-0123456789abcdef0", await _ssm.ValueAsync(name));

    [Fact]
    public async Task The_ARN_has_no_account() => Assert.Equal(
        $"arn:aws:ssm:eu-west-1::parameter{Recommended}", (string)(await _ssm.CallAsync("GetParameter", $"{{'Name':'{Recommended}'}}"))["Parameter"]!["ARN"]!);

    [Fact]
    public async Task All_of_it_comes_as_one_JSON_text()
    {
        var facts = JsonNode.Parse(await _ssm.ValueAsync(Recommended))!;

        Assert.Equal(
            ["ecs_agent_version", "ecs_runtime_version", "image_id", "image_name", "image_version", "os", "schema_version", "source_image_name"], facts.AsObject().Select(fact => fact.Key));
        Assert.Equal(("ami-0123456789abcdef0", "1.2.3", 1), ((string)facts["image_id"]!, (string)facts["ecs_agent_version"]!, (int)facts["schema_version"]!));
    }

    [Fact]
    public async Task They_are_found_by_their_path()
    {
        var page = await _ssm.CallAsync("GetParametersByPath", $"{{'Path':'{Recommended}'}}");

        Assert.Equal(8, page["Parameters"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("String", 8)]
    [InlineData("SecureString", 0)]
    public async Task Filters_hold_for_them_too(string type, int count) => Assert.Equal(
        count,
        (await _ssm.CallAsync("GetParametersByPath", $"{{'Path':'{Recommended}','ParameterFilters':[{{'Key':'Type','Values':['{type}']}}]}}"))["Parameters"]!.AsArray().Count);

    [Fact]
    public async Task They_are_nobody_s_own() => Assert.Empty((await _ssm.CallAsync("DescribeParameters"))["Parameters"]!.AsArray());

    [Fact]
    public async Task One_that_is_not_there_is_not_found() =>
        Assert.Equal("ParameterNotFound: ", await _ssm.RefusalAsync("GetParameter", "{'Name':'/aws/service/ecs/optimized-ami/windows/recommended'}"));
}
