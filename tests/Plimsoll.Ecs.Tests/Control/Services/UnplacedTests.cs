using System.Text.Json.Nodes;
using Plimsoll.Ecs.Control.Services;
using Plimsoll.Ecs.Tests.Support;
using static Plimsoll.Ecs.Tests.Control.Services.Rolled;

namespace Plimsoll.Ecs.Tests.Control.Services;

/// <summary>Attempts that find no place leave no task, and count for the circuit breaker all the same (spec/tasks-services.md §7).</summary>
public sealed class UnplacedTests : IAsyncLifetime
{
    private const string Breaker = "'deploymentConfiguration':{'deploymentCircuitBreaker':{'enable':true,'rollback':";
    private const string NoPlace = "was unable to place a task because no container instance met all of its requirements.";

    private ServiceWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await ServiceWorld.MakeAsync();
        await _world.Ecs.DefineAsync(Defined.Named("web", 2, Defined.Container() with { Memory = 5000 }));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Each_attempt_counts_and_the_third_trips_the_breaker_of_a_small_service()
    {
        await _world.CreateAsync($"'desiredCount':1,{Breaker}false}}}}", definition: "web:2");
        var counts = new List<(int, string)>();
        for (var i = 0; i < 3; i++)
        {
            await _world.LaterAsync(i == 0 ? 0 : 20);
            counts.Add(Rollout(await _world.DescribeAsync()));
        }

        Assert.Equal([(1, "IN_PROGRESS"), (2, "IN_PROGRESS"), (3, "FAILED")], counts);
    }

    [Fact]
    public async Task A_deployment_that_found_no_place_is_rolled_back()
    {
        await _world.CreateAsync($"'desiredCount':2,'availabilityZoneRebalancing':'DISABLED',{Breaker}true}}}}", definition: "web:1");
        await _world.SteadyAsync();
        var good = _world.Record().Primary.Id;
        var bad = (string?)(await _world.UpdateAsync("'taskDefinition':'web:2'"))["deployments"]![0]!["id"];

        await _world.SteadyAsync();

        Assert.Equal((good, "COMPLETED"), (_world.Record().Primary.Id, _world.Record().Primary.RolloutState));
        Assert.Equal(2, _world.Tasks("web").Count);
        var events = await _world.EventsAsync();
        Assert.Single(events, one => one.StartsWith(NoPlace, StringComparison.Ordinal));
        Assert.Contains($"(deployment {bad}) deployment failed: tasks failed to start.", events);
        Assert.Contains($"rolling back to deployment {good}.", events);
    }

    [Fact]
    public async Task A_constraint_that_no_instance_satisfies_counts()
    {
        await _world.CreateAsync($"'desiredCount':1,'placementConstraints':[{{'type':'memberOf','expression':'attribute:rack exists'}}],{Breaker}false}}}}");

        await _world.SteadyAsync();

        Assert.Equal((3, "FAILED"), Rollout(await _world.DescribeAsync()));
    }

    [Fact]
    public async Task A_cluster_without_instances_counts()
    {
        await using var empty = new ServiceWorld();
        await empty.Ecs.DefineAsync();
        await empty.Ecs.CallAsync("CreateCluster");
        await empty.CreateAsync($"'desiredCount':1,{Breaker}false}}}}");

        await empty.SteadyAsync();

        Assert.Equal((3, "FAILED"), Rollout(await empty.DescribeAsync()));
    }

    [Fact]
    public async Task A_daemon_that_fits_on_no_instance_where_it_belongs_counts()
    {
        await _world.CreateAsync($"'schedulingStrategy':'DAEMON',{Breaker}false}}}}", definition: "web:2");

        await _world.SteadyAsync();

        Assert.Equal((3, "FAILED"), Rollout(await _world.DescribeAsync()));
    }

    [Fact]
    public async Task Room_that_comes_in_time_ends_the_count()
    {
        await _world.CreateAsync($"'desiredCount':1,{Breaker}false}}}}", definition: "web:2");
        await _world.LaterAsync(20);
        await _world.LaterAsync(5);

        await _world.JoinAsync("a", 1024, 8000);
        await _world.SteadyAsync();

        Assert.Equal((0, "COMPLETED"), Rollout(await _world.DescribeAsync()));
    }

    [Fact]
    public async Task Without_a_breaker_the_attempt_counts_and_the_service_waits_for_room()
    {
        await _world.CreateAsync("'desiredCount':1", definition: "web:2");
        await _world.LaterAsync(3600);

        Assert.Equal((1, "IN_PROGRESS"), Rollout(await _world.DescribeAsync()));
        Assert.True(_world.Outlooks["default/web"].WaitsForRoom);
    }

    [Theory]
    [InlineData(24.9, 1)]
    [InlineData(25, 2)]
    public void What_comes_within_twenty_seconds_is_the_same_attempt(double second, int expected) =>
        Assert.Equal(expected, Rollouts.Unplaced(Rollouts.Unplaced(Service(Deployment("new")), At(5)), At(second)).Primary.FailedTasks);

    [Fact]
    public void Only_the_newest_deployment_looks_for_places() => Assert.Equal(
        [1, 0], Rollouts.Unplaced(Service(Deployment("new"), Old("old")), At(5)).Deployments.Select(one => one.FailedTasks));

    private static (int Failed, string State) Rollout(JsonNode service) =>
        ((int)service["deployments"]![0]!["failedTasks"]!, (string)service["deployments"]![0]!["rolloutState"]!);
}
