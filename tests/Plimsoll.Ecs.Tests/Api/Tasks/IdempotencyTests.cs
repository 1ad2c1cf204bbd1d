using Plimsoll.Ecs.Tests.Support;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Ecs.Tests.Api.Tasks;

public sealed class IdempotencyTests : IAsyncDisposable
{
    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Fact]
    public async Task The_same_token_and_the_same_parameters_answer_the_tasks_of_the_first_call()
    {
        await StartAsync();
        var first = await _ecs.CallAsync("RunTask", "{'taskDefinition':'web','count':2,'clientToken':'t'}");

        var again = await _ecs.CallAsync("RunTask", "{'clientToken':'t','count':2,'taskDefinition':'web','cluster':'default'}");

        Assert.Equal(first["tasks"].Each("taskArn"), again["tasks"].Each("taskArn"));
        Assert.Equal(2, (await _ecs.CallAsync("ListTasks"))["taskArns"]!.AsArray().Count);
    }

    [Fact]
    public async Task The_same_token_with_other_parameters_is_a_conflict_that_names_the_tasks()
    {
        await StartAsync();
        var first = await _ecs.CallAsync("RunTask", "{'taskDefinition':'web','clientToken':'t'}");

        var error = await Assert.ThrowsAsync<AwsException>(() => _ecs.CallAsync("RunTask", "{'taskDefinition':'web','count':2,'clientToken':'t'}"));

        Assert.Equal("ConflictException", error.Code);
        Assert.Equal(first["tasks"].Each("taskArn"), error.Members["resourceIds"]);
    }

    [Fact]
    public async Task A_token_belongs_to_its_cluster()
    {
        await StartAsync();
        await _ecs.JoinAsync(cluster: "other");
        var first = await _ecs.RunAsync(",'clientToken':'t'");

        Assert.NotEqual(first, await _ecs.RunAsync(",'clientToken':'t','cluster':'other'"));
    }

    [Fact]
    public async Task A_call_that_placed_nothing_may_be_repeated()
    {
        await _ecs.DefineAsync();
        var instance = await _ecs.RegisterAsync();
        await _ecs.CallAsync("RunTask", "{'taskDefinition':'web','clientToken':'t'}");
        await _ecs.ConnectAsync(instance);

        Assert.Single((await _ecs.CallAsync("RunTask", "{'taskDefinition':'web','clientToken':'t'}"))["tasks"]!.AsArray());
    }

    [Fact]
    public async Task A_token_is_forgotten_after_a_day()
    {
        await _ecs.Service.StartAsync();
        await StartAsync();
        var first = await _ecs.RunAsync(",'clientToken':'t'");

        _ecs.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(2));
        Assert.Equal(first, await _ecs.RunAsync(",'clientToken':'t'"));
        _ecs.Time.Advance(TimeSpan.FromMinutes(3));

        await Wait.UntilAsync(() => _ecs.Cell.Peek(view => view.Count(Model.EcsTables.ClientTokens)) == 0, "Forgetting");
    }

    private async Task StartAsync()
    {
        await _ecs.DefineAsync();
        await _ecs.JoinAsync();
    }
}
