using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.Tasks;

public sealed class ListTasksTests : IAsyncDisposable
{
    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Fact]
    public async Task Tasks_that_should_run_are_listed_and_stopped_ones_when_asked_for()
    {
        await StartAsync();
        var (running, stopping, stopped) = (await _ecs.RunAsync(), await _ecs.RunAsync(), await _ecs.RunAsync());
        await _ecs.CallAsync("StopTask", $"{{'task':'{stopping}'}}");
        await _ecs.ReportAsync(stopped, "STOPPED");

        Assert.Equal([running], await ListAsync(""));
        Assert.Equal([running], await ListAsync("'desiredStatus':'RUNNING'"));
        Assert.Equal(new[] { stopping, stopped }.Order(StringComparer.Ordinal), await ListAsync("'desiredStatus':'STOPPED'"));
        Assert.Empty(await ListAsync("'desiredStatus':'PENDING'"));
    }

    [Fact]
    public async Task Every_filter_narrows_the_list()
    {
        await StartAsync();
        await _ecs.DefineAsync(Defined.Named("db", 1));
        var other = await _ecs.JoinAsync();
        var web = await StartOnAsync(other, "web");
        var db = (string)(await _ecs.CallAsync("RunTask", "{'taskDefinition':'db','startedBy':'me'}"))["tasks"]![0]!["taskArn"]!;

        Assert.Contains(web, await ListAsync($"'containerInstance':'{other}'"));
        Assert.Equal([db], await ListAsync("'family':'db'"));
        Assert.Equal([db], await ListAsync("'startedBy':'me'"));
        Assert.Equal([db], await ListAsync("'startedBy':'me','desiredStatus':'RUNNING'"));
        Assert.Equal(2, (await ListAsync("'launchType':'EC2'")).Length);
        Assert.Empty(await ListAsync("'launchType':'FARGATE'"));
        Assert.Empty(await ListAsync($"'containerInstance':'{other}','family':'nothing'"));
    }

    [Theory]
    [InlineData("'startedBy':'me','family':'web'", "Cannot combine startedBy with any other filter.")]
    [InlineData("'startedBy':'me','launchType':'EC2'", "Cannot combine startedBy with any other filter.")]
    [InlineData("'containerInstance':'0123'", "The specified container instance was not found.")]
    [InlineData("'maxResults':0", "maxResults should be between 1 and 100.")]
    [InlineData("'maxResults':101", "maxResults should be between 1 and 100.")]
    [InlineData("'nextToken':'x'", "Invalid token")]
    public async Task An_InvalidParameterException(string members, string message)
    {
        await StartAsync();

        Assert.StartsWith($"InvalidParameterException: {message}", await _ecs.RefusalAsync("ListTasks", $"{{{members}}}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_come_one_after_the_other_and_miss_nothing()
    {
        await StartAsync();
        var all = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            all.Add(await _ecs.RunAsync());
        }

        var found = new List<string>();
        string? token = null;
        do
        {
            var page = await _ecs.CallAsync("ListTasks", $"{{'maxResults':3{(token is null ? "" : $",'nextToken':'{token}'")}}}");
            Assert.InRange(page["taskArns"]!.AsArray().Count, 1, 3);
            found.AddRange(page["taskArns"].Strings());
            token = (string?)page["nextToken"];
        }
        while (token is not null);

        Assert.Equal(all.Order(StringComparer.Ordinal), found);
    }

    [Theory]
    [InlineData("'desiredStatus':'STOPPED'")]
    [InlineData("'family':'web'")]
    [InlineData("'cluster':'other'")]
    [InlineData("'daemonName':'d'")]
    public async Task A_token_is_good_for_the_query_that_gave_it_alone(string other)
    {
        await StartAsync();
        await _ecs.CallAsync("CreateCluster", "{'clusterName':'other'}");
        await _ecs.CallAsync("RunTask", "{'taskDefinition':'web','count':2}");
        var token = (string?)(await _ecs.CallAsync("ListTasks", "{'maxResults':1}"))["nextToken"];

        Assert.Contains("Invalid token", await _ecs.RefusalAsync("ListTasks", $"{{'maxResults':1,'nextToken':'{token}',{other}}}"), StringComparison.Ordinal);
    }

    private async Task<string[]> ListAsync(string members) => (await _ecs.CallAsync("ListTasks", $"{{{members}}}"))["taskArns"].Strings();

    private async Task<string> StartOnAsync(string instance, string family) => (string)(await _ecs.CallAsync(
        "StartTask", $"{{'taskDefinition':'{family}','containerInstances':['{instance}']}}"))["tasks"]![0]!["taskArn"]!;

    private async Task StartAsync()
    {
        await _ecs.DefineAsync();
        await _ecs.JoinAsync();
    }
}
