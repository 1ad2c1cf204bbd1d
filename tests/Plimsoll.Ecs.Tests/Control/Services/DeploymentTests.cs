using System.Text.Json.Nodes;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Control.Services;

/// <summary>Rolling deployments from end to end (spec/tasks-services.md §7).</summary>
public sealed class DeploymentTests : IAsyncLifetime
{
    private ServiceWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await ServiceWorld.MakeAsync();
        await _world.Ecs.DefineAsync(Defined.Named("web", 2));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task New_tasks_start_beside_the_old_ones_which_stop_when_the_new_ones_are_well()
    {
        await RunningAsync("'desiredCount':3");
        await _world.UpdateAsync("'taskDefinition':'web:2'");
        await _world.RunAsync();
        Assert.Equal(("web:1 3", "web:2 3"), Counts());

        await _world.LaterAsync(40);

        Assert.Equal(("web:1 0", "web:2 3"), Counts());
    }

    [Fact]
    public async Task With_50_and_100_percent_half_of_the_old_ones_stop_first()
    {
        await RunningAsync("'desiredCount':4,'deploymentConfiguration':{'minimumHealthyPercent':50,'maximumPercent':100}");

        await _world.UpdateAsync("'taskDefinition':'web:2'");
        await _world.RunAsync();

        Assert.Equal(("web:1 2", "web:2 2"), Counts());
    }

    [Fact]
    public async Task With_100_and_100_percent_nothing_moves_and_the_event_says_so()
    {
        await RunningAsync("'desiredCount':2,'deploymentConfiguration':{'minimumHealthyPercent':100,'maximumPercent':100}");

        await _world.UpdateAsync("'taskDefinition':'web:2'");
        await _world.RunAsync();

        Assert.Equal(("web:1 2", "web:2 0"), Counts());
        Assert.StartsWith("was unable to stop or start tasks during a deployment", (await _world.EventsAsync())[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Room_that_its_own_old_tasks_still_hold_is_not_told_as_missing()
    {
        await _world.Ecs.DefineAsync(Defined.Named("web", 2, Defined.Container() with { Memory = 600 }));
        await RunningAsync("'desiredCount':3,'deploymentConfiguration':{'minimumHealthyPercent':0,'maximumPercent':100},'placementConstraints':[{'type':'distinctInstance'}]", "web:2");

        await _world.UpdateAsync("'forceNewDeployment':true");
        await _world.SteadyAsync();

        Assert.Equal("COMPLETED", _world.Record().Primary.RolloutState);
        Assert.DoesNotContain(await _world.EventsAsync(), one => one.Contains("unable to place", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_finished_deployment_is_the_only_one_that_is_left()
    {
        await RunningAsync("'desiredCount':2");
        var id = (string?)(await _world.UpdateAsync("'taskDefinition':'web:2'"))["deployments"]![0]!["id"];

        await _world.SteadyAsync();

        Assert.Equal(id, (string?)(await _world.DescribeAsync())["deployments"]!.AsArray().Single()!["id"]);
        Assert.Contains($"(deployment {id}) deployment completed.", await _world.EventsAsync());
    }

    [Fact]
    public async Task A_second_update_supersedes_the_first()
    {
        await RunningAsync("'desiredCount':2");
        await _world.Ecs.DefineAsync(Defined.Named("web", 3));
        await _world.UpdateAsync("'taskDefinition':'web:2'");
        await _world.RunAsync();

        await _world.UpdateAsync("'taskDefinition':'web:3'");
        await _world.SteadyAsync();

        Assert.All(_world.Tasks(), task => Assert.EndsWith("web:3", task.Task.TaskDefinitionArn, StringComparison.Ordinal));
        Assert.Equal(2, _world.Tasks().Count);
    }

    [Fact]
    public async Task A_deployment_of_no_tasks_completes_at_once()
    {
        await RunningAsync("'desiredCount':0");

        await _world.UpdateAsync("'taskDefinition':'web:2'");
        await _world.RunAsync();

        Assert.Equal("COMPLETED", (string?)(await _world.DescribeAsync())["deployments"]!.AsArray().Single()!["rolloutState"]);
    }

    [Fact]
    public async Task Replaced_tasks_say_that_their_deployment_was_scaled()
    {
        await RunningAsync("'desiredCount':1");
        var old = _world.Tasks().Single();
        await _world.UpdateAsync("'taskDefinition':'web:2'");

        await _world.SteadyAsync();

        var stopped = _world.Ecs.TaskOf(old.Task.TaskArn!)!.Task;
        Assert.Equal(("ServiceSchedulerInitiated", $"Scaling activity initiated by (deployment {old.Task.StartedBy})"), (stopped.StopCode, stopped.StoppedReason));
    }

    [Fact]
    public async Task Three_failures_trip_the_circuit_breaker_and_the_last_completed_deployment_comes_back()
    {
        await RunningAsync("'desiredCount':2,'deploymentConfiguration':{'deploymentCircuitBreaker':{'enable':true,'rollback':true}}");
        var good = _world.Record().Primary.Id;
        _world.Fails = task => task.Task.TaskDefinitionArn!.EndsWith("web:2", StringComparison.Ordinal);
        var bad = (string?)(await _world.UpdateAsync("'taskDefinition':'web:2'"))["deployments"]![0]!["id"];

        await _world.SteadyAsync();

        var deployment = (await _world.DescribeAsync())["deployments"]!.AsArray().Single()!;
        Assert.Equal((good, "PRIMARY", "COMPLETED"), ((string?)deployment["id"], (string?)deployment["status"], (string?)deployment["rolloutState"]));
        Assert.Equal(("web:1 2", "web:2 0"), Counts());
        var events = await _world.EventsAsync();
        Assert.Contains($"(deployment {bad}) deployment failed: tasks failed to start.", events);
        Assert.Contains($"rolling back to deployment {good}.", events);
    }

    [Fact]
    public async Task Without_rollback_a_failed_deployment_starts_nothing_more_and_the_old_tasks_stay()
    {
        await RunningAsync("'desiredCount':2,'deploymentConfiguration':{'deploymentCircuitBreaker':{'enable':true,'rollback':false}}");
        _world.Fails = task => task.Task.TaskDefinitionArn!.EndsWith("web:2", StringComparison.Ordinal);
        await _world.UpdateAsync("'taskDefinition':'web:2'");
        await _world.SteadyAsync();
        var events = (await _world.EventsAsync()).Length;

        await _world.LaterAsync(3600);

        Assert.Equal(("web:1 2", "web:2 0"), Counts());
        Assert.Equal(("FAILED", "ECS deployment circuit breaker: tasks failed to start."), Rollout(await _world.DescribeAsync()));
        Assert.Equal(events, (await _world.EventsAsync()).Length);
    }

    [Fact]
    public async Task A_failed_service_recovers_by_another_update()
    {
        await RunningAsync("'desiredCount':2,'deploymentConfiguration':{'deploymentCircuitBreaker':{'enable':true,'rollback':false}}");
        _world.Fails = task => task.Task.TaskDefinitionArn!.EndsWith("web:2", StringComparison.Ordinal);
        await _world.UpdateAsync("'taskDefinition':'web:2'");
        await _world.SteadyAsync();

        await _world.UpdateAsync("'taskDefinition':'web:1'");
        await _world.SteadyAsync();

        Assert.Equal("COMPLETED", Rollout(await _world.DescribeAsync()).State);
    }

    [Fact]
    public async Task Without_a_circuit_breaker_failing_tasks_are_tried_again_ever_later()
    {
        _world.Fails = _ => true;
        await _world.CreateAsync("'desiredCount':1");
        await _world.RunAsync();
        var waits = new List<double>();
        for (var i = 0; i < 12; i++)
        {
            var wait = _world.Record().Backoff!.RetryAt - _world.Ecs.Time.GetUtcNow();
            waits.Add(wait.TotalSeconds);
            await _world.LaterAsync(wait.TotalSeconds);
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900], waits);
    }

    [Fact]
    public async Task A_service_that_cannot_start_its_tasks_says_so()
    {
        _world.Fails = _ => true;
        await _world.CreateAsync("'desiredCount':1");
        await _world.SteadyAsync();

        Assert.Contains("is unable to consistently start tasks successfully.", await _world.EventsAsync());
    }

    [Fact]
    public async Task An_update_ends_the_wait_after_failures()
    {
        _world.Fails = _ => true;
        await _world.CreateAsync("'desiredCount':1");
        await _world.SteadyAsync();
        _world.Fails = _ => false;

        await _world.UpdateAsync("'forceNewDeployment':true");
        await _world.RunAsync();

        Assert.Equal("RUNNING", _world.Tasks().Single().Task.LastStatus);
    }

    [Fact]
    public async Task Tasks_that_ran_and_exited_are_replaced_without_growing_waits()
    {
        await RunningAsync("'desiredCount':1");
        for (var i = 0; i < 5; i++)
        {
            await ExitAsync(_world.Tasks().Single());
            await _world.RunAsync();
            await _world.LaterAsync(5);
        }

        Assert.Equal("RUNNING", _world.Tasks().Single().Task.LastStatus);
        Assert.Equal(0, _world.Record().Primary.FailedTasks);
    }

    private Task ExitAsync(TaskRecord task) =>
        _world.Ecs.ReportAsync(task.Task.TaskArn!, "STOPPED", "[{'containerName':'app','status':'STOPPED','exitCode':1}]");

    private async Task RunningAsync(string members, string definition = "web:1")
    {
        await _world.CreateAsync($"{members},'availabilityZoneRebalancing':'DISABLED'", definition: definition);
        await _world.SteadyAsync();
    }

    private (string Old, string New) Counts() => (Count("web:1"), Count("web:2"));

    private string Count(string definition) => $"{definition} {_world.Tasks().Count(task =>
        task.Task.DesiredStatus == TaskStatuses.Running && task.Task.TaskDefinitionArn!.EndsWith(definition, StringComparison.Ordinal))}";

    private static (string? State, string? Reason) Rollout(JsonNode service) =>
        ((string?)service["deployments"]![0]!["rolloutState"], (string?)service["deployments"]![0]!["rolloutStateReason"]);
}
