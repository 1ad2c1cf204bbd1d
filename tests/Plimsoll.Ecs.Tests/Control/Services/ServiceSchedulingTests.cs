using Plimsoll.Ecs.Control.Services;
using Plimsoll.Ecs.Link.Payloads;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Control.Services;

/// <summary>When a service's tasks are placed, and what is told of it (spec/placement.md §1, spec/tasks-services.md §7 and §8).</summary>
public sealed class ServiceSchedulingTests : IAsyncDisposable
{
    private ServiceWorld _world = new();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_new_service_starts_its_tasks_spread_over_zones()
    {
        await MakeAsync();

        await _world.CreateAsync("'desiredCount':3");
        await _world.RunAsync();

        Assert.Equal("a1 b1 c1", _world.Zones());
    }

    [Fact]
    public async Task A_task_of_a_service_knows_its_service_and_its_deployment()
    {
        await MakeAsync();
        var service = await _world.CreateAsync("'desiredCount':1");
        await _world.RunAsync();

        var task = _world.Tasks().Single().Task;

        Assert.Equal(("service:web", (string?)service["deployments"]![0]!["id"]), (task.Group, task.StartedBy));
    }

    [Fact]
    public async Task An_agent_is_told_the_service_of_a_task()
    {
        await MakeAsync();
        await _world.CreateAsync("'desiredCount':1");
        await _world.RunAsync();

        Assert.Equal("web", PayloadBuilder.Start(_world.Tasks().Single(), Defined.Of(), null, null, Registries.Own).ServiceName);
    }

    [Fact]
    public async Task A_task_of_a_service_keeps_why_it_was_placed_where_it_is()
    {
        await MakeAsync();
        await _world.CreateAsync("'desiredCount':1");
        await _world.RunAsync();

        Assert.Equal(3, _world.Tasks().Single().Placement!.Unpack().Candidates);
    }

    [Fact]
    public async Task Two_services_do_not_see_each_other_s_tasks()
    {
        await MakeAsync();
        await _world.CreateAsync("'desiredCount':3", "one");
        await _world.RunAsync();

        await _world.CreateAsync("'desiredCount':3", "two");
        await _world.RunAsync();

        Assert.Equal("a1 b1 c1", _world.Zones("two"));
    }

    [Fact]
    public async Task A_service_in_an_empty_cluster_says_so_and_starts_when_an_instance_comes()
    {
        await _world.Ecs.CallAsync("CreateCluster");
        await _world.Ecs.DefineAsync();
        await _world.CreateAsync("'desiredCount':1");
        await _world.RunAsync();
        Assert.Contains("Reason: No Container Instances were found in your cluster.", Assert.Single(await _world.EventsAsync()), StringComparison.Ordinal);

        await _world.JoinAsync("a");
        await _world.RunAsync();

        Assert.Equal("a1", _world.Zones());
    }

    [Fact]
    public async Task What_finds_no_place_waits_for_room_and_says_what_the_closest_instance_lacks()
    {
        await MakeAsync(memory: 64);
        await _world.CreateAsync("'desiredCount':4");
        await _world.RunAsync();

        Assert.True(_world.Outlooks["default/web"].WaitsForRoom);
        Assert.Matches(
            "^was unable to place a task because no container instance met all of its requirements. The closest matching "
            + "\\(container-instance [0-9a-f]{32}\\) has insufficient memory available.", (await _world.EventsAsync())[1]);
    }

    [Fact]
    public async Task A_placement_that_fails_again_is_told_once()
    {
        await MakeAsync(memory: 64);
        await _world.CreateAsync("'desiredCount':4");
        await _world.RunAsync();
        var told = await _world.EventsAsync();

        await _world.LaterAsync(3600);

        Assert.Equal(told, await _world.EventsAsync());
    }

    [Fact]
    public async Task A_placement_that_still_fails_after_six_hours_is_told_again()
    {
        await MakeAsync(memory: 64);
        await _world.CreateAsync("'desiredCount':4");
        await _world.RunAsync();

        await _world.LaterAsync(6 * 3600);

        Assert.Equal(2, (await _world.EventsAsync()).Count(one => one.Contains("unable to place", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_task_that_stops_elsewhere_frees_room_for_one_that_waits()
    {
        await MakeAsync(memory: 64);
        var other = await _world.Ecs.RunAsync();
        await _world.CreateAsync("'desiredCount':3");
        await _world.RunAsync();
        Assert.Equal(2, _world.Tasks("web").Count);

        await _world.Ecs.CallAsync("StopTask", $"{{'task':'{other}'}}");
        await _world.RunAsync();

        Assert.Equal("a1 b1 c1", _world.Zones());
    }

    [Fact]
    public async Task A_task_that_a_person_stops_is_replaced()
    {
        await MakeAsync();
        await _world.CreateAsync("'desiredCount':1");
        await _world.RunAsync();
        var first = _world.Tasks().Single();

        await _world.Ecs.CallAsync("StopTask", $"{{'task':'{first.Task.TaskArn}'}}");
        await _world.RunAsync();

        Assert.NotEqual(first.Key, _world.Tasks().Single().Key);
    }

    [Fact]
    public async Task Tasks_of_an_instance_that_was_deregistered_by_force_are_replaced()
    {
        await MakeAsync();
        await _world.CreateAsync("'desiredCount':3");
        await _world.RunAsync();
        var gone = _world.Tasks()[0];

        await _world.Ecs.CallAsync("DeregisterContainerInstance", $"{{'containerInstance':'{gone.Task.ContainerInstanceArn}','force':true}}");
        await _world.RunAsync();

        Assert.Equal((3, true), (_world.Tasks().Count, _world.Tasks().TrueForAll(task => task.InstanceKey != gone.InstanceKey)));
    }

    [Fact]
    public async Task Tasks_of_a_disconnected_agent_are_left_alone()
    {
        await MakeAsync();
        await _world.CreateAsync("'desiredCount':3");
        await _world.RunAsync();
        var before = _world.Tasks().ConvertAll(task => task.Key);

        await _world.Ecs.ConnectAsync(_world.Tasks()[0].Task.ContainerInstanceArn!, connected: false);
        await _world.SteadyAsync();

        Assert.Equal(before, _world.Tasks().ConvertAll(task => task.Key));
    }

    [Fact]
    public async Task Steady_state_is_told_when_all_tasks_have_run_for_40_seconds()
    {
        await MakeAsync();
        await _world.CreateAsync();
        await _world.RunAsync();
        await _world.LaterAsync(39);
        Assert.DoesNotContain("has reached a steady state.", await _world.EventsAsync());

        await _world.LaterAsync(1);

        Assert.Equal("has reached a steady state.", (await _world.EventsAsync())[^1]);
    }

    [Fact]
    public async Task The_first_deployment_is_completed_in_steady_state()
    {
        await MakeAsync();
        await _world.CreateAsync();

        await _world.SteadyAsync();

        var deployment = (await _world.DescribeAsync())["deployments"]!.AsArray().Single()!;
        Assert.Equal(("PRIMARY", "COMPLETED", 2), ((string?)deployment["status"], (string?)deployment["rolloutState"], (int)deployment["runningCount"]!));
    }

    [Fact]
    public async Task A_hundred_events_are_kept()
    {
        await MakeAsync();
        await _world.CreateAsync("'desiredCount':1");
        for (var i = 0; i < 120; i++)
        {
            await _world.RunAsync();
            await _world.Ecs.CallAsync("StopTask", $"{{'task':'{_world.Tasks().Single().Task.TaskArn}'}}");
        }

        Assert.Equal(100, (await _world.EventsAsync()).Length);
    }

    [Fact]
    public async Task Tags_of_service_and_definition_reach_tasks_as_asked_for()
    {
        await MakeAsync();
        await _world.CreateAsync("'desiredCount':1,'tags':[{'key':'team','value':'x'}],'propagateTags':'SERVICE','enableECSManagedTags':true");
        await _world.RunAsync();

        Assert.Equal(
            ["team=x", "aws:ecs:clusterName=default", "aws:ecs:serviceName=web"],
            _world.Tasks().Single().Task.Tags!.Select(tag => $"{tag.Key}={tag.Value}"));
    }

    [Fact]
    public async Task A_stopped_task_is_accounted_for_once()
    {
        await MakeAsync();
        await _world.CreateAsync("'desiredCount':1");
        await _world.RunAsync();
        await _world.Ecs.CallAsync("StopTask", $"{{'task':'{_world.Tasks().Single().Task.TaskArn}'}}");

        await _world.RunAsync();

        Assert.Single(_world.Ecs.Cell.Peek(view => view.Derived<ServiceTasks>().Of("default/web").ToList()));
    }

    private async Task MakeAsync(int memory = 1024)
    {
        await _world.DisposeAsync();
        _world = await ServiceWorld.MakeAsync(memory: memory);
    }
}
