using Plimsoll.SecretsManager.Tests.Support;

namespace Plimsoll.SecretsManager.Tests.Api.Values;

public sealed class BatchTests : IAsyncLifetime
{
    private readonly SecretsHarness _secrets = new();

    public async ValueTask InitializeAsync()
    {
        await _secrets.MakeAsync("a/1", "one");
        await _secrets.MakeAsync("a/2", "two");
        await _secrets.MakeAsync("b", "three");
    }

    public ValueTask DisposeAsync() => _secrets.DisposeAsync();

    [Fact]
    public async Task What_cannot_be_read_is_told_beside_what_can()
    {
        var answer = await _secrets.CallAsync("BatchGetSecretValue", "{'SecretIdList':['a/1','gone','b']}");

        Assert.Equal(["one", "three"], answer["SecretValues"]!.AsArray().Select(value => (string)value!["SecretString"]!));
        Assert.Equal(
            """[{"ErrorCode":"ResourceNotFoundException","Message":"Secrets Manager can\u0027t find the specified secret.","SecretId":"gone"}]""",
            answer["Errors"]!.ToJsonString());
    }

    [Fact]
    public async Task One_that_may_not_be_read_is_told_so_too()
    {
        var arn = (string)(await _secrets.CallAsync("DescribeSecret", "{'SecretId':'b'}"))["ARN"]!;
        _secrets.Authorizer.Denied.Add($"secretsmanager:GetSecretValue {arn}");

        var answer = await _secrets.CallAsync("BatchGetSecretValue", "{'SecretIdList':['a/1','b']}");

        Assert.Single(answer["SecretValues"]!.AsArray());
        Assert.Equal("AccessDeniedException", (string)answer["Errors"]![0]!["ErrorCode"]!);
    }

    [Fact]
    public async Task Filters_select_page_by_page()
    {
        var first = await _secrets.CallAsync("BatchGetSecretValue", "{'Filters':[{'Key':'name','Values':['a/']}],'MaxResults':1}");
        var second = await _secrets.CallAsync(
            "BatchGetSecretValue", $"{{'Filters':[{{'Key':'name','Values':['a/']}}],'MaxResults':1,'NextToken':'{first["NextToken"]}'}}");

        Assert.Equal("one", (string)Assert.Single(first["SecretValues"]!.AsArray())!["SecretString"]!);
        Assert.Equal("two", (string)Assert.Single(second["SecretValues"]!.AsArray())!["SecretString"]!);
        Assert.Null(second["NextToken"]);
    }

    [Theory]
    [InlineData("{}", "InvalidParameterException: Either 'SecretIdList' or 'Filters' must be provided, but not both.")]
    [InlineData("{'SecretIdList':['b'],'Filters':[]}", "InvalidParameterException: Either 'SecretIdList' or 'Filters' must be provided, but not both.")]
    [InlineData("{'SecretIdList':['b'],'MaxResults':1}", "InvalidParameterException: 'Filters' not specified. 'Filters' must also be specified when 'MaxResults' is provided.")]
    public async Task It_is_either_names_or_filters(string input, string refusal) => Assert.Equal(refusal, await _secrets.RefusalAsync("BatchGetSecretValue", input));
}
