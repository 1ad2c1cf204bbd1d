using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.ScalingIn;
using Plimsoll.Placement.Strategies;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.ScalingIn;

/// <summary>Which task of a service is stopped when there are too many.</summary>
public sealed class ScaleInTests
{
    [Fact]
    public void A_protected_task_is_never_chosen()
    {
        var fleet = Fleet(("t1", "a1"), ("t2", "a1"));

        var decisions = Enumerable.Range(0, 30).Select(seed => Choose(fleet, new ScaleInTask { TaskId = "t1", Protected = true }, Plain("t2")).TaskId);

        Assert.All(decisions, task => Assert.Equal("t2", task));
    }

    [Fact]
    public void When_all_are_protected_none_is()
    {
        var decision = Choose(Fleet(("t1", "a1")), new ScaleInTask { TaskId = "t1", Protected = true });

        Assert.Null(decision.TaskId);
        Assert.Equal(["every task is protected from scale-in"], decision.Words);
    }

    [Fact]
    public void No_task_to_choose_from_is_no_choice() => Assert.Null(Choose(Fleet()).TaskId);

    [Fact]
    public void A_task_of_another_deployment_goes_before_the_primarys()
    {
        var fleet = Fleet(("old", "a1"), ("new1", "b1"), ("new2", "b1"));

        var decision = Choose(fleet, Plain("new1"), Plain("new2"), new ScaleInTask { TaskId = "old", OnPrimaryDeployment = false });

        Assert.Equal("old", decision.TaskId);
        Assert.Contains("not of the primary deployment", decision.Words);
    }

    [Fact]
    public void A_task_that_does_not_run_yet_goes_before_one_that_does()
    {
        var fleet = Fleet(("t1", "b1"), ("t2", "b1"), ("pending", "a1"));
        Change(fleet, "pending", task => task with { Running = false });

        Assert.Equal("pending", Choose(fleet, Plain("t1"), Plain("t2"), Plain("pending")).TaskId);
    }

    [Fact]
    public void A_task_on_a_draining_instance_goes_before_one_that_is_not()
    {
        var fleet = Fleet(("t1", "b1"), ("t2", "b1"), ("leaving", "a1"));
        fleet.PutInstance(Some.Instance("a1", zone: "a") with { Status = InstanceStatus.Draining });

        Assert.Equal("leaving", Choose(fleet, Plain("t1"), Plain("t2"), Plain("leaving")).TaskId);
    }

    [Fact]
    public void An_unhealthy_task_goes_before_a_healthy_one()
    {
        var fleet = Fleet(("t1", "b1"), ("t2", "b1"), ("sick", "a1"));

        Assert.Equal("sick", Choose(fleet, Plain("t1"), Plain("t2"), new ScaleInTask { TaskId = "sick", Healthy = false }).TaskId);
    }

    [Fact]
    public void Preferences_are_asked_in_order()
    {
        var fleet = Fleet(("old", "b1"), ("pending", "a1"), ("sick", "a1"));
        Change(fleet, "pending", task => task with { Running = false });

        var decision = Choose(
            fleet, new ScaleInTask { TaskId = "old", OnPrimaryDeployment = false }, Plain("pending"), new ScaleInTask { TaskId = "sick", Healthy = false });

        Assert.Equal("old", decision.TaskId);
    }

    [Fact]
    public void By_default_the_zone_with_most_tasks_gives_one_up_and_in_it_the_instance_with_most()
    {
        var fleet = Fleet(("t1", "a1"), ("t2", "a2"), ("t3", "a2"), ("t4", "b1"), ("t5", "b1"));

        var decision = Choose(fleet, [.. Enumerable.Range(1, 5).Select(i => Plain($"t{i}"))]);

        Assert.Contains(decision.TaskId, new[] { "t2", "t3" });
    }

    [Fact]
    public void Spread_over_zones_chooses_by_chance_inside_the_zone()
    {
        var fleet = Fleet(("t1", "a1"), ("t2", "a1"), ("t3", "a2"), ("t4", "b1"));

        var chosen = Enumerable.Range(0, 60).Select(seed => ScaleIn.Choose(
            fleet, Request("spread:attribute:ecs.availability-zone", "t1", "t2", "t3", "t4"), Some.Chance((ulong)seed)).TaskId);

        Assert.Equal(["t1", "t2", "t3"], chosen.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("binpack:memory")]
    [InlineData("binpack:cpu")]
    public void Binpack_empties_the_least_used_instance(string strategy)
    {
        var fleet = Fleet(("t1", "a1"), ("t2", "a1"), ("t3", "a1"), ("t4", "b1"));

        Assert.Equal("t4", ScaleIn.Choose(fleet, Request(strategy, "t1", "t2", "t3", "t4"), Some.Chance()).TaskId);
    }

    [Fact]
    public void Binpack_looks_at_what_will_be_left_after_the_stop()
    {
        var fleet = Fleet(("small", "a1"), ("big", "b1"));
        Change(fleet, "big", task => task with { Demand = Some.Demand(1, 600) });
        fleet.PutInstance(Some.Instance("b1", zone: "b", cpu: 4000, memory: 4001));

        Assert.Equal("big", ScaleIn.Choose(fleet, Request("binpack:memory", "small", "big"), Some.Chance()).TaskId);
    }

    [Fact]
    public void Random_chooses_any()
    {
        var fleet = Fleet(("t1", "a1"), ("t2", "a1"), ("t3", "b1"));

        var chosen = Enumerable.Range(0, 60).Select(seed => ScaleIn.Choose(fleet, Request("random", "t1", "t2", "t3"), Some.Chance((ulong)seed)).TaskId);

        Assert.Equal(3, chosen.Distinct().Count());
    }

    [Fact]
    public void Stopping_tasks_one_after_another_keeps_zones_within_one_of_each_other()
    {
        var fleet = Fleet([.. Enumerable.Range(0, 20).Select(i => ($"t{i}", i < 14 ? "a1" : "b1"))]);
        var left = Enumerable.Range(0, 20).Select(i => $"t{i}").ToList();
        var chance = Some.Chance(3);
        for (var i = 0; i < 12; i++)
        {
            var gone = ScaleIn.Choose(fleet, Request("spread:attribute:ecs.availability-zone", [.. left]), chance).TaskId!;
            Change(fleet, gone, task => task with { Stopping = true });
            left.Remove(gone);
        }

        var byZone = left.CountBy(id => fleet.TryGetTask(id, out var task) ? task.InstanceId : "").Select(pair => pair.Value).ToArray();
        Assert.Equal([4, 4], byZone);
    }

    [Theory]
    [InlineData(1, 1, 0, "on")]
    [InlineData(1, 3, 0, "on")]
    [InlineData(3, 1, 0, "spot")]
    [InlineData(1, 1, 4, "spot")]
    public void The_split_over_capacity_providers_is_kept(int onDemand, int spot, int baseOnDemand, string expected)
    {
        var fleet = Fleet(("t1", "a1"), ("t2", "a1"), ("t3", "a1"), ("t4", "b1"), ("t5", "b1"));
        fleet.PutInstance(Some.Instance("a1", zone: "a") with { CapacityProvider = "on" });
        fleet.PutInstance(Some.Instance("b1", zone: "b") with { CapacityProvider = "spot" });
        var request = Request("random", "t1", "t2", "t3", "t4", "t5") with
        {
            ProviderShares = [new ProviderShare("on", onDemand, baseOnDemand), new ProviderShare("spot", spot)],
        };

        fleet.TryGetTask(ScaleIn.Choose(fleet, request, Some.Chance()).TaskId!, out var task);

        Assert.Equal(expected == "on" ? "a1" : "b1", task!.InstanceId);
    }

    [Fact]
    public void A_task_on_a_provider_that_left_the_strategy_goes_first()
    {
        var fleet = Fleet(("t1", "a1"), ("t2", "a1"), ("t3", "b1"));
        fleet.PutInstance(Some.Instance("a1", zone: "a") with { CapacityProvider = "kept" });
        fleet.PutInstance(Some.Instance("b1", zone: "b") with { CapacityProvider = "gone" });
        var request = Request("random", "t1", "t2", "t3") with { ProviderShares = [new ProviderShare("kept", 1)] };

        var decision = ScaleIn.Choose(fleet, request, Some.Chance());

        Assert.Equal("t3", decision.TaskId);
        Assert.Equal(["on capacity provider gone, most over its share"], decision.Words);
    }

    [Fact]
    public void A_task_that_is_not_in_the_fleet_is_a_mistake() =>
        Assert.Throws<InvalidOperationException>(() => Choose(Fleet(), Plain("none")));

    private static ScaleInTask Plain(string id) => new() { TaskId = id };

    private static ScaleInDecision Choose(Fleet fleet, params ScaleInTask[] tasks) =>
        ScaleIn.Choose(fleet, new ScaleInRequest { Service = "s", Tasks = tasks }, Some.Chance());

    private static ScaleInRequest Request(string strategy, params string[] tasks) => new()
    {
        Service = "s",
        Tasks = [.. tasks.Select(Plain)],
        Strategies = StrategyChain.ForService([Some.Strategy(strategy)]),
    };

    private static void Change(Fleet fleet, string id, Func<FleetTask, FleetTask> change)
    {
        fleet.TryGetTask(id, out var task);
        fleet.PutTask(change(task!));
    }

    private static Fleet Fleet(params (string Task, string Instance)[] tasks)
    {
        var fleet = Some.Fleet(Some.Instance("a1", 4000, 4000, "a"), Some.Instance("a2", 4000, 4000, "a"), Some.Instance("b1", 4000, 4000, "b"));
        foreach (var (task, instance) in tasks)
        {
            fleet.PutTask(Some.Task(task, instance, "service:s") with { Service = "s", Running = true });
        }

        return fleet;
    }
}
