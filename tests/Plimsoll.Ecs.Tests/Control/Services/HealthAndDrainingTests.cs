using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Control.Services;

/// <summary>Ill tasks and draining instances (spec/tasks-services.md §7 and §9).</summary>
public sealed class HealthAndDrainingTests : IAsyncLifetime
{
    private ServiceWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await ServiceWorld.MakeAsync();
        await _world.Ecs.DefineAsync(Defined.Of(Defined.Container() with { HealthCheck = new HealthCheck { Command = ["CMD", "true"] } }));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_deployment_completes_when_the_health_checks_pass()
    {
        await _world.CreateAsync("'desiredCount':2");
        await _world.SteadyAsync();
        Assert.Equal("IN_PROGRESS", _world.Record().Primary.RolloutState);

        await HealthyAsync();

        Assert.Equal("COMPLETED", _world.Record().Primary.RolloutState);
    }

    [Fact]
    public async Task An_ill_task_stops_when_another_is_well_in_its_stead()
    {
        await RunningAsync("'desiredCount':2");
        var ill = _world.Tasks()[0];
        await _world.HealthAsync(ill, "UNHEALTHY");
        await _world.RunAsync();
        Assert.Equal(3, _world.Tasks().Count);

        await HealthyAsync(but: ill);

        Assert.Equal((2, false), (_world.Tasks().Count, _world.Tasks().Exists(task => task.Key == ill.Key)));
        Assert.Equal("Task failed container health checks", _world.Ecs.TaskOf(ill.Task.TaskArn!)!.Task.StoppedReason);
    }

    [Fact]
    public async Task An_ill_task_is_let_be_while_its_grace_lasts()
    {
        await _world.CreateAsync("'desiredCount':1,'healthCheckGracePeriodSeconds':100");
        await _world.RunAsync();
        await _world.HealthAsync(_world.Tasks().Single(), "UNHEALTHY");
        await _world.LaterAsync(99);
        Assert.Single(_world.Tasks());

        await _world.LaterAsync(1);

        Assert.Equal(2, _world.Tasks().Count);
    }

    [Fact]
    public async Task Ill_tasks_count_for_the_circuit_breaker()
    {
        await RunningAsync("'desiredCount':1,'deploymentConfiguration':{'deploymentCircuitBreaker':{'enable':true,'rollback':true}}");
        var good = _world.Record().Primary.Id;
        await _world.UpdateAsync("'forceNewDeployment':true");
        for (var i = 0; i < 6; i++)
        {
            await _world.RunAsync();
            foreach (var task in _world.Tasks().Where(task => task.Task.StartedBy != good))
            {
                await _world.HealthAsync(task, "UNHEALTHY");
            }
        }

        await _world.RunAsync();

        Assert.Equal(good, _world.Record().Primary.Id);
    }

    [Fact]
    public async Task Tasks_of_a_draining_instance_are_replaced_before_they_stop()
    {
        await RunningAsync("'desiredCount':3");
        var leaving = _world.Tasks()[0];
        await DrainAsync(leaving);
        await _world.RunAsync();
        Assert.Equal(4, _world.Tasks().Count);

        await HealthyAsync();

        Assert.Equal((3, false), (_world.Tasks().Count, _world.Tasks().Exists(task => task.InstanceKey == leaving.InstanceKey)));
    }

    [Fact]
    public async Task A_task_that_does_not_run_yet_leaves_a_draining_instance_at_once()
    {
        await _world.CreateAsync("'desiredCount':3");
        await _world.ScheduleAsync();
        var leaving = _world.Tasks()[0];

        await DrainAsync(leaving);
        await _world.ScheduleAsync();

        Assert.Equal(TaskStatuses.Stopped, _world.Ecs.TaskOf(leaving.Task.TaskArn!)!.Task.DesiredStatus);
    }

    [Fact]
    public async Task With_100_and_100_percent_draining_is_blocked()
    {
        await RunningAsync("'desiredCount':3,'deploymentConfiguration':{'minimumHealthyPercent':100,'maximumPercent':100}");
        var leaving = _world.Tasks()[0];

        await DrainAsync(leaving);
        await _world.RunAsync();

        Assert.Contains(_world.Tasks(), task => task.Key == leaving.Key);
    }

    [Fact]
    public async Task Standalone_tasks_stay_on_a_draining_instance()
    {
        await RunningAsync("'desiredCount':3");
        var alone = await _world.Ecs.RunAsync();
        var instance = _world.Ecs.TaskOf(alone)!;

        await DrainAsync(instance);
        await HealthyAsync();

        Assert.Contains(_world.Tasks(), task => task.Key == instance.Key);
    }

    private async Task DrainAsync(TaskRecord task) =>
        await _world.Ecs.CallAsync("UpdateContainerInstancesState", $"{{'status':'DRAINING','containerInstances':['{task.Task.ContainerInstanceArn}']}}");

    private async Task RunningAsync(string members)
    {
        await _world.CreateAsync($"{members},'availabilityZoneRebalancing':'DISABLED'");
        await _world.RunAsync();
        await HealthyAsync();
    }

    private async Task HealthyAsync(TaskRecord? but = null)
    {
        foreach (var task in _world.Tasks().Where(task => task.Key != but?.Key))
        {
            await _world.HealthAsync(task, "HEALTHY");
        }

        await _world.RunAsync();
    }
}
