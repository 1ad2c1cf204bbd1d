using System.Globalization;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.Protection;

/// <summary>GetTaskProtection and UpdateTaskProtection (spec/tasks-services.md §10).</summary>
public sealed class ProtectionApiTests : IAsyncLifetime
{
    private ServiceWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await ServiceWorld.MakeAsync();
        await _world.CreateAsync("'desiredCount':1");
        await _world.RunAsync();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData("", 120)]
    [InlineData(",'expiresInMinutes':2880", 2880)]
    public async Task Protection_lasts_two_hours_or_as_long_as_asked_for(string members, int minutes)
    {
        await UpdateAsync(Task, $"true{members}");

        var shown = (await GetAsync(Task))["protectedTasks"]!.AsArray().Single()!;

        Assert.True((bool)shown["protectionEnabled"]!);
        Assert.Equal(_world.Ecs.Time.GetUtcNow().AddMinutes(minutes).ToUnixTimeSeconds(), (double)shown["expirationDate"]!);
    }

    [Fact]
    public async Task It_ends_by_itself()
    {
        await UpdateAsync(Task, "true,'expiresInMinutes':1");

        _world.Ecs.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.False((bool)(await GetAsync(Task))["protectedTasks"]![0]!["protectionEnabled"]!);
    }

    [Fact]
    public async Task It_is_taken_back()
    {
        await UpdateAsync(Task, "true");

        await UpdateAsync(Task, "false");

        Assert.False((bool)(await GetAsync(Task))["protectedTasks"]![0]!["protectionEnabled"]!);
    }

    [Fact]
    public async Task Standalone_tasks_cannot_be_protected()
    {
        var alone = await _world.Ecs.RunAsync();

        Assert.Equal("TASK_NOT_VALID", (string?)(await UpdateAsync(alone, "true"))["failures"]!.AsArray().Single()!["reason"]);
    }

    [Fact]
    public async Task While_a_deployment_waits_for_protected_tasks_none_is_protected()
    {
        var old = Task;
        await UpdateAsync(old, "true");
        await _world.UpdateAsync("'forceNewDeployment':true");
        await _world.SteadyAsync();

        Assert.Equal("DEPLOYMENT_BLOCKED", (string?)(await UpdateAsync(old, "true"))["failures"]!.AsArray().Single()!["reason"]);
        Assert.Empty((await UpdateAsync(old, "false"))["failures"]!.AsArray());
    }

    [Fact]
    public async Task A_task_that_is_not_there_is_missing() =>
        Assert.Equal("MISSING", (string?)(await GetAsync("00000000000000000000000000000000"))["failures"]!.AsArray().Single()!["reason"]);

    [Theory]
    [InlineData(0)]
    [InlineData(2881)]
    public async Task Minutes_are_from_1_to_2880(int minutes) => Assert.Equal(
        "InvalidParameterException: expiresInMinutes should be between 1 and 2880.",
        await _world.Ecs.RefusalAsync("UpdateTaskProtection", $"{{'cluster':'default','protectionEnabled':true,'tasks':['x'],'expiresInMinutes':{minutes.ToString(CultureInfo.InvariantCulture)}}}"));

    private string Task => _world.Tasks("web").Single().Task.TaskArn!;

    private Task<System.Text.Json.Nodes.JsonNode> UpdateAsync(string task, string enabled) =>
        _world.Ecs.CallAsync("UpdateTaskProtection", $"{{'cluster':'default','tasks':['{task}'],'protectionEnabled':{enabled}}}");

    private Task<System.Text.Json.Nodes.JsonNode> GetAsync(string task) =>
        _world.Ecs.CallAsync("GetTaskProtection", $"{{'cluster':'default','tasks':['{task}']}}");
}
