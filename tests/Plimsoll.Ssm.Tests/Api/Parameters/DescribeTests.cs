using Plimsoll.Ssm.Tests.Support;

namespace Plimsoll.Ssm.Tests.Api.Parameters;

public sealed class DescribeTests : IAsyncLifetime
{
    private readonly SsmHarness _ssm = new();

    public async ValueTask InitializeAsync()
    {
        await _ssm.CallAsync("PutParameter", "{'Name':'/app/a','Value':'v','Type':'String','Description':'first','Tags':[{'Key':'team','Value':'blue'}]}");
        await _ssm.CallAsync("PutParameter", "{'Name':'/app/db/s','Value':'v','Type':'SecureString','Tier':'Advanced','KeyId':'alias/own'}");
        await _ssm.CallAsync("PutParameter", "{'Name':'image','Value':'ami-1','Type':'String','DataType':'aws:ec2:image'}");
    }

    public ValueTask DisposeAsync() => _ssm.DisposeAsync();

    [Fact]
    public async Task It_tells_all_but_the_value() => Assert.Equal(
        ["ARN", "DataType", "Description", "LastModifiedDate", "LastModifiedUser", "Name", "Policies", "Tier", "Type", "Version"],
        (await _ssm.DescribeAsync("/app/a")).AsObject().Select(member => member.Key));

    [Theory]
    [InlineData("", "/app/a /app/db/s image")]
    [InlineData("{'Key':'Name','Values':['/app/a','image']}", "/app/a image")]
    [InlineData("{'Key':'Name','Option':'BeginsWith','Values':['/app']}", "/app/a /app/db/s")]
    [InlineData("{'Key':'Name','Option':'Contains','Values':['db']}", "/app/db/s")]
    [InlineData("{'Key':'Type','Values':['SecureString']}", "/app/db/s")]
    [InlineData("{'Key':'KeyId','Values':['alias/own']}", "/app/db/s")]
    [InlineData("{'Key':'Tier','Values':['Standard']}", "/app/a image")]
    [InlineData("{'Key':'DataType','Option':'BeginsWith','Values':['aws:']}", "image")]
    [InlineData("{'Key':'Path','Values':['/app']}", "/app/a")]
    [InlineData("{'Key':'Path','Option':'Recursive','Values':['/app']}", "/app/a /app/db/s")]
    [InlineData("{'Key':'tag:team'}", "/app/a")]
    [InlineData("{'Key':'tag:team','Values':['red']}", "")]
    [InlineData("{'Key':'tag:team','Option':'BeginsWith','Values':['bl']}", "/app/a")]
    [InlineData("{'Key':'Type','Values':['String']},{'Key':'Tier','Values':['Advanced']}", "")]
    public async Task Filters_select(string filters, string names) => Assert.Equal(names, await NamesAsync($"{{'ParameterFilters':[{filters}]}}"));

    [Theory]
    [InlineData("{'Key':'Name','Values':['/app']}", "/app/a /app/db/s")]
    [InlineData("{'Key':'Type','Values':['String']}", "/app/a image")]
    public async Task The_older_filters_select_too(string filters, string names) => Assert.Equal(names, await NamesAsync($"{{'Filters':[{filters}]}}"));

    [Theory]
    [InlineData("{'Key':'Label','Values':['x']}", "InvalidFilterKey: The following filter key is not valid: Label. Valid filter keys include: [Path, Name, Type, KeyId, Tier, DataType].")]
    [InlineData("{'Key':'Type','Option':'Contains','Values':['x']}", "InvalidFilterOption: The following filter option is not valid: Contains. Valid options include: [BeginsWith, Equals].")]
    [InlineData("{'Key':'Name'}", "InvalidFilterValue: The following filter values are missing : null for filter key Name.")]
    [InlineData("{'Key':'Path','Values':['']}", "ValidationException: The parameter doesn't meet the parameter name requirements. ")]
    [InlineData("{'Key':'Path','Values':['app']}", "ValidationException: The parameter doesn't meet the parameter name requirements. ")]
    public async Task A_filter_that_is_wrong_is_refused(string filter, string refusal) =>
        Assert.StartsWith(refusal, await _ssm.RefusalAsync("DescribeParameters", $"{{'ParameterFilters':[{filter}]}}"), StringComparison.Ordinal);

    [Fact]
    public async Task Pages_go_on_where_they_ended()
    {
        var first = await _ssm.CallAsync("DescribeParameters", "{'MaxResults':2}");
        var second = await _ssm.CallAsync("DescribeParameters", $"{{'MaxResults':2,'NextToken':'{first["NextToken"]}'}}");

        Assert.Equal("image", (string)Assert.Single(second["Parameters"]!.AsArray())!["Name"]!);
        Assert.Null(second["NextToken"]);
    }

    private async Task<string> NamesAsync(string input) =>
        string.Join(' ', (await _ssm.CallAsync("DescribeParameters", input))["Parameters"]!.AsArray().Select(one => (string)one!["Name"]!));
}
