using Plimsoll.Ecs.Control.Services;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Control.Services;

/// <summary>What a service remembers of its tasks' failures, and what it tells of them.</summary>
public sealed class ServiceFailuresTests : IAsyncLifetime
{
    private const string Breaker = "'deploymentConfiguration':{'deploymentCircuitBreaker':{'enable':true,'rollback':true}}";
    private ServiceWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await ServiceWorld.MakeAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Failures_alike_are_counted_and_the_last_is_kept_with_its_reason()
    {
        await FailAsync(4);

        var failure = _world.Record().Failure!;
        Assert.Equal((4, "TaskFailedToStart", "CannotPullContainerError: no such image"), (failure.Alike, failure.StopCode, failure.StoppedReason));
        Assert.True(failure.Since < failure.At);
    }

    [Fact]
    public async Task A_steady_service_has_no_failure()
    {
        await FailAsync(2);
        _world.Fails = _ => false;

        await _world.SteadyAsync();

        Assert.Null(_world.Record().Failure);
    }

    [Fact]
    public async Task Failures_stay_known_for_ten_minutes_though_other_tasks_became_healthy()
    {
        await FailAsync(1);
        await _world.LaterAsync(60);
        _world.Fails = _ => false;

        await _world.SteadyAsync();

        var last = _world.Record().RecentFailures!.Last;
        Assert.Equal((null, "TaskFailedToStart"), (_world.Record().Failure, last.StopCode));
        Assert.NotNull(ServiceFailures.RecentOf(_world.Record(), last.At.AddMinutes(10).AddSeconds(-1)));
        Assert.Null(ServiceFailures.RecentOf(_world.Record(), last.At.AddMinutes(10)));
    }

    [Fact]
    public async Task A_new_deployment_has_no_recent_failures_of_the_one_before()
    {
        await FailAsync(1);

        await _world.UpdateAsync("'forceNewDeployment':true");

        Assert.Null(ServiceFailures.RecentOf(_world.Record(), _world.Record().RecentFailures!.Last.At));
    }

    [Fact]
    public async Task A_new_deployment_begins_without_the_failures_of_the_one_before()
    {
        await FailAsync(2);

        await _world.UpdateAsync("'forceNewDeployment':true");

        Assert.Null(_world.Record().Failure);
    }

    [Fact]
    public async Task Tasks_that_were_told_to_stop_have_not_failed()
    {
        await _world.CreateAsync("'desiredCount':2");
        await _world.RunAsync();
        await _world.Ecs.CallAsync("StopTask", $"{{'task':'{_world.Tasks()[0].Task.TaskArn}'}}");
        await _world.UpdateAsync("'desiredCount':1");

        await _world.RunAsync();

        Assert.Null(_world.Record().Failure);
    }

    [Fact]
    public async Task After_a_rollback_the_failed_deployment_is_remembered_with_its_last_failure()
    {
        await _world.CreateAsync($"'desiredCount':1,{Breaker}");
        await _world.SteadyAsync();
        await _world.UpdateAsync("'forceNewDeployment':true");
        var bad = _world.Record().Primary.Id;
        _world.Fails = task => task.Task.StartedBy == bad;

        await _world.SteadyAsync();

        var rollout = _world.Record().FailedRollout!;
        Assert.NotEqual(bad, _world.Record().Primary.Id);
        Assert.Equal((bad, "ECS deployment circuit breaker: tasks failed to start.", 3), (rollout.Deployment, rollout.Reason, rollout.Failure!.Alike));
    }

    [Fact]
    public async Task Starts_that_fail_alike_are_told_three_times_and_not_again_within_six_hours()
    {
        await FailAsync(12);

        Assert.InRange((await _world.EventsAsync()).Count(text => text.StartsWith("has started", StringComparison.Ordinal)), 3, 4);
    }

    [Fact]
    public async Task An_ill_task_is_told_in_the_words_of_ECS()
    {
        await _world.Ecs.DefineAsync(Defined.Of(Defined.Container() with { HealthCheck = new HealthCheck { Command = ["CMD", "true"] } }));
        await _world.CreateAsync("'desiredCount':1,'deploymentConfiguration':{'maximumPercent':100,'minimumHealthyPercent':0}");
        await _world.RunAsync();
        var ill = _world.Tasks().Single();
        await _world.HealthAsync(ill, "UNHEALTHY");

        await _world.RunAsync();

        Assert.Contains((await _world.DescribeAsync())["events"]!.AsArray(), one => (string?)one!["message"] == $"(service web) (task {ill.Id}) failed container health checks.");
        Assert.Equal("Task failed container health checks", _world.Record().Failure!.StoppedReason);
    }

    private async Task FailAsync(int times)
    {
        _world.Fails = _ => true;
        await _world.CreateAsync("'desiredCount':1");
        await _world.RunAsync();
        while (_world.Record().Failure!.Alike < times)
        {
            await _world.LaterAsync(900);
        }
    }
}
