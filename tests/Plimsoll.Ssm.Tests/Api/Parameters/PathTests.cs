using Plimsoll.Ssm.Tests.Support;

namespace Plimsoll.Ssm.Tests.Api.Parameters;

public sealed class PathTests : IAsyncLifetime
{
    private readonly SsmHarness _ssm = new();

    public async ValueTask InitializeAsync()
    {
        foreach (var name in new[] { "/app", "/app/a", "/app/b", "/app/db/user", "/app/db/password", "/app-two/a", "/apple/a", "root" })
        {
            await _ssm.PutAsync(name);
        }
    }

    public ValueTask DisposeAsync() => _ssm.DisposeAsync();

    [Theory]
    [InlineData("/app", false, "/app/a /app/b")]
    [InlineData("/app/", false, "/app/a /app/b")]
    [InlineData("/app", true, "/app/a /app/b /app/db/password /app/db/user")]
    [InlineData("/app/db", false, "/app/db/password /app/db/user")]
    [InlineData("/", false, "/app")]
    [InlineData("/", true, "/app /app-two/a /app/a /app/b /app/db/password /app/db/user /apple/a")]
    [InlineData("/gone", true, "")]
    public async Task What_is_under_a_path_is_told_in_the_order_of_names(string path, bool recursive, string names) =>
        Assert.Equal(names, await NamesAsync($"{{'Path':'{path}','Recursive':{(recursive ? "true" : "false")}}}"));

    [Fact]
    public async Task Pages_go_on_where_they_ended()
    {
        var first = await _ssm.CallAsync("GetParametersByPath", "{'Path':'/app','Recursive':true,'MaxResults':3}");
        var second = await _ssm.CallAsync("GetParametersByPath", $"{{'Path':'/app','Recursive':true,'MaxResults':3,'NextToken':'{first["NextToken"]}'}}");

        Assert.Equal(3, first["Parameters"]!.AsArray().Count);
        Assert.Equal("/app/db/user", (string)Assert.Single(second["Parameters"]!.AsArray())!["Name"]!);
        Assert.Null(second["NextToken"]);
        Assert.Equal(
            "InvalidNextToken: The specified token isn't valid.",
            await _ssm.RefusalAsync("GetParametersByPath", $"{{'Path':'/app','NextToken':'{first["NextToken"]}'}}"));
    }

    [Fact]
    public async Task Filters_select()
    {
        await _ssm.CallAsync("PutParameter", "{'Name':'/app/s','Value':'v','Type':'SecureString'}");
        await _ssm.CallAsync("LabelParameterVersion", "{'Name':'/app/b','Labels':['prod']}");

        Assert.Equal("/app/s", await NamesAsync("{'Path':'/app','ParameterFilters':[{'Key':'Type','Values':['SecureString']}]}"));
        Assert.Equal("/app/b", await NamesAsync("{'Path':'/app','ParameterFilters':[{'Key':'Label','Values':['prod']}]}"));
    }

    [Theory]
    [InlineData("'Path':'app'", "ValidationException: The parameter doesn't meet the parameter name requirements. The parameter name must begin with a forward slash \"/\". It can't be prefixed with \\\"aws\\\" or ")]
    [InlineData("'Path':'/a b'", "ValidationException: The parameter doesn't meet the parameter name requirements. ")]
    [InlineData("'Path':'/app','MaxResults':11", "ValidationException: 1 validation error detected: Value '11' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 10")]
    [InlineData("'Path':'/app','ParameterFilters':[{'Key':'Name','Values':['x']}]", "InvalidFilterKey: The following filter key is not valid: Name. Valid filter keys include: [Type, KeyId, Label].")]
    [InlineData("'Path':'/app','ParameterFilters':[{'Key':'tag:x','Values':['x']}]", "InvalidFilterKey: The following filter key is not valid: tag:x. Valid filter keys include: [Type, KeyId, Label].")]
    public async Task A_question_that_is_wrong_is_refused(string input, string refusal) =>
        Assert.StartsWith(refusal, await _ssm.RefusalAsync("GetParametersByPath", $"{{{input}}}"), StringComparison.Ordinal);

    private async Task<string> NamesAsync(string input) =>
        string.Join(' ', (await _ssm.CallAsync("GetParametersByPath", input))["Parameters"]!.AsArray().Select(one => (string)one!["Name"]!));
}
