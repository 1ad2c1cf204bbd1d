using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Control.Services;

/// <summary>DAEMON services from end to end (spec/placement.md §7).</summary>
public sealed class DaemonTests : IAsyncLifetime
{
    private const string Daemon = "'schedulingStrategy':'DAEMON'";
    private ServiceWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await ServiceWorld.MakeAsync(memory: 128);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Every_instance_gets_one_task()
    {
        await RunningAsync();

        Assert.Equal("a1 b1 c1", _world.Zones());
    }

    [Fact]
    public async Task Its_desired_count_is_the_number_of_instances_that_qualify()
    {
        await RunningAsync($"{Daemon},'placementConstraints':[{{'type':'memberOf','expression':'attribute:ecs.availability-zone in [a, b]'}}]");

        Assert.Equal((2, "a1 b1"), ((int)(await _world.DescribeAsync())["desiredCount"]!, _world.Zones()));
    }

    [Fact]
    public async Task A_new_instance_gets_its_task()
    {
        await RunningAsync();

        await _world.JoinAsync("d");
        await _world.RunAsync();

        Assert.Equal("a1 b1 c1 d1", _world.Zones());
    }

    [Fact]
    public async Task An_instance_that_drains_loses_its_task()
    {
        await RunningAsync();

        await _world.Ecs.CallAsync("UpdateContainerInstancesState", $"{{'status':'DRAINING','containerInstances':['{InstanceOf("b")}']}}");
        await _world.RunAsync();

        Assert.Equal("a1 c1", _world.Zones());
    }

    [Fact]
    public async Task An_instance_that_no_longer_satisfies_the_constraints_loses_its_task()
    {

        await _world.CreateAsync($"{Daemon},'placementConstraints':[{{'type':'memberOf','expression':'attribute:role == node'}}]");
        await _world.RunAsync();
        Assert.Empty(_world.Tasks());
        var instance = _world.Ecs.Cell.Peek(view => view.All(EcsTables.ContainerInstances).First()).Instance.ContainerInstanceArn!;
        await _world.Ecs.CallAsync("PutAttributes", $"{{'attributes':[{{'name':'role','value':'node','targetId':'{instance}'}}]}}");
        await _world.RunAsync();
        Assert.Single(_world.Tasks());

        await _world.Ecs.CallAsync("DeleteAttributes", $"{{'attributes':[{{'name':'role','targetId':'{instance}'}}]}}");
        await _world.RunAsync();

        Assert.Empty(_world.Tasks());
    }

    [Fact]
    public async Task Its_room_is_kept_before_it_runs()
    {
        await _world.CreateAsync(Daemon);

        Assert.Equal(
            ["RESOURCE:MEMORY"],
            (await _world.Ecs.CallAsync("RunTask", "{'taskDefinition':'web','overrides':{'memory':'128'}}"))["failures"]!.AsArray().Select(one => (string?)one!["reason"]));
    }

    [Fact]
    public async Task Its_room_is_given_back_when_it_is_deleted()
    {
        await RunningAsync();

        await _world.Ecs.CallAsync("DeleteService", "{'service':'web'}");
        await _world.RunAsync();

        Assert.Single((await _world.Ecs.CallAsync("RunTask", "{'taskDefinition':'web','overrides':{'memory':'128'}}"))["tasks"]!.AsArray());
    }

    [Fact]
    public async Task A_deployment_stops_the_old_task_of_an_instance_before_it_starts_the_new_one()
    {
        await RunningAsync();
        await _world.Ecs.DefineAsync(Defined.Named("web", 2));
        await _world.UpdateAsync("'taskDefinition':'web:2'");

        await _world.ScheduleAsync();
        Assert.All(_world.Tasks(), task => Assert.Equal(TaskStatuses.Stopped, task.Task.DesiredStatus));
        await _world.SteadyAsync();

        Assert.Equal(("a1 b1 c1", "COMPLETED"), (_world.Zones(), _world.Record().Primary.RolloutState));
    }

    [Fact]
    public async Task With_a_minimum_of_66_percent_one_instance_after_another_is_renewed()
    {
        await RunningAsync($"{Daemon},'deploymentConfiguration':{{'minimumHealthyPercent':66}}");
        await _world.UpdateAsync("'forceNewDeployment':true");

        await _world.ScheduleAsync();

        Assert.Single(_world.Tasks(), task => task.Task.DesiredStatus == TaskStatuses.Stopped);
    }

    [Fact]
    public async Task A_full_instance_is_told_of_and_tried_again_when_it_has_room()
    {
        var task = await _world.Ecs.RunAsync(",'overrides':{'memory':'128'}");
        await RunningAsync();
        Assert.Equal(2, _world.Tasks("web").Count);
        Assert.Contains(await _world.EventsAsync(), one => one.Contains("insufficient memory available", StringComparison.Ordinal));

        await _world.Ecs.CallAsync("StopTask", $"{{'task':'{task}'}}");
        await _world.RunAsync();

        Assert.Equal("a1 b1 c1", _world.Zones());
    }

    [Fact]
    public async Task After_a_rollback_room_is_kept_for_what_it_went_back_to()
    {
        await RunningAsync($"{Daemon},'deploymentConfiguration':{{'deploymentCircuitBreaker':{{'enable':true,'rollback':true}}}}");
        await _world.Ecs.DefineAsync(Defined.Named("web", 2, Defined.Container() with { Memory = 128 }));
        _world.Fails = task => task.Task.TaskDefinitionArn!.EndsWith("web:2", StringComparison.Ordinal);
        await _world.UpdateAsync("'taskDefinition':'web:2'");
        await _world.SteadyAsync();
        Assert.EndsWith("web:1", _world.Record().Primary.TaskDefinitionArn, StringComparison.Ordinal);

        await _world.JoinAsync("d", memory: 128);

        Assert.Single((await _world.Ecs.CallAsync(
            "RunTask", "{'taskDefinition':'web:1','placementConstraints':[{'type':'memberOf','expression':'attribute:ecs.availability-zone == d'}]}"))["tasks"]!.AsArray());
    }

    [Fact]
    public async Task A_hundred_full_instances_do_not_keep_it_from_the_others()
    {
        await _world.Ecs.DefineAsync(Defined.Named("large", 1, Defined.Container() with { Memory = 100 }));
        foreach (var _ in Enumerable.Range(0, 100))
        {
            await _world.JoinAsync("full", memory: 99);
        }

        await _world.JoinAsync("d", memory: 128);

        await _world.CreateAsync(Daemon, definition: "large");
        await _world.RunAsync();

        Assert.Equal("a1 b1 c1 d1", _world.Zones());
    }

    private async Task RunningAsync(string members = Daemon)
    {
        await _world.CreateAsync(members);
        await _world.SteadyAsync();
    }

    private string InstanceOf(string zone) => _world.Tasks().Single(task => task.Task.AvailabilityZone == zone).Task.ContainerInstanceArn!;
}
