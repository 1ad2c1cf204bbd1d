using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests;

/// <summary>Why a task was not placed: AWS's reason, the closest instance, the words.</summary>
public sealed class FailureTests
{
    [Fact]
    public void An_empty_cluster_has_no_container_instances() =>
        Check(Placer.Place(new Fleet(), Some.Request(), Some.Chance()), null, "No Container Instances were found in your cluster.");

    [Fact]
    public void A_cluster_of_another_launch_type_has_none_either() => Check(
        Placer.Place(Some.Fleet(Some.Instance("i1") with { External = true }), Some.Request(), Some.Chance()),
        null, "No Container Instances were found in your cluster.");

    [Fact]
    public void A_capacity_provider_without_instances_is_empty() => Check(
        Placer.Place(Some.Fleet(Some.Instance("i1")), Some.Request() with { Pool = CandidatePool.CapacityProvider("cp") }, Some.Chance()),
        null, "EMPTY CAPACITY PROVIDER");

    [Fact]
    public void When_all_are_draining_none_is_active() => Check(
        Placer.Place(Some.Fleet(Some.Instance("i1") with { Status = InstanceStatus.Draining }), Some.Request(), Some.Chance()),
        null, "NO ACTIVE INSTANCES");

    [Theory]
    [InlineData(2000, 10, "RESOURCE:CPU")]
    [InlineData(10, 2000, "RESOURCE:MEMORY")]
    [InlineData(2000, 2000, "RESOURCE:CPU")]
    public void The_first_resource_that_is_missing_is_reported(int cpu, int memory, string reason) =>
        Check(Placer.Place(Some.Fleet(Some.Instance("i1")), Some.Request(cpu, memory), Some.Chance()), "i1", reason);

    [Fact]
    public void The_closest_instance_is_the_one_that_lacks_least()
    {
        var fleet = Some.Fleet(Some.Instance("far", memory: 100), Some.Instance("near", memory: 900), Some.Instance("middle", memory: 500));

        Check(Placer.Place(fleet, Some.Request(memory: 1000), Some.Chance()), "near", "RESOURCE:MEMORY");
    }

    [Fact]
    public void An_instance_that_fails_one_check_is_closer_than_one_that_fails_two()
    {
        var fleet = Some.Fleet(Some.Instance("two", cpu: 99, memory: 99), Some.Instance("one", cpu: 1, memory: 1000));

        Check(Placer.Place(fleet, Some.Request(), Some.Chance()), "one", "RESOURCE:CPU");
    }

    [Fact]
    public void Among_those_that_fail_as_many_the_one_that_got_furthest_is_closest()
    {
        var fleet = Some.Fleet(
            Some.Instance("silent", attributes: ("k", "v")) with { AgentConnected = false },
            Some.Instance("unfit"));

        var decision = Placer.Place(fleet, Some.Request() with { Constraints = Some.MemberOf("attribute:k == v") }, Some.Chance());

        Check(decision, "unfit", "MemberOf placement constraint unsatisfied.");
    }

    [Fact]
    public void Every_reason_met_is_named_once_by_its_closest_instance()
    {
        var fleet = Some.Fleet(
            Some.Instance("cpu1", cpu: 10), Some.Instance("cpu2", cpu: 90), Some.Instance("mem", memory: 10),
            Some.Instance("agent") with { AgentConnected = false });

        var failures = Placer.Place(fleet, Some.Request(), Some.Chance()).Failures;

        Assert.Equal(
            ["agent AGENT", "cpu2 RESOURCE:CPU", "mem RESOURCE:MEMORY"],
            failures.Select(failure => $"{failure.InstanceId} {failure.Reason}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_detail_says_what_was_asked_and_what_there_is()
    {
        var decision = Placer.Place(Some.Fleet(Some.Instance("i1", memory: 700)), Some.Request(memory: 1000), Some.Chance());

        Assert.Equal("i1 has 700 of 700 MiB left, the task needs 1000", decision.Failures[0].Detail);
    }

    [Fact]
    public void A_failure_is_explained_even_when_the_request_did_not_ask()
    {
        var decision = Placer.Place(Some.Fleet(Some.Instance("i1")), Some.Request(cpu: 9999) with { Explain = false }, Some.Chance());

        Assert.NotNull(decision.Explanation);
        Assert.Null(decision.Explanation.InstanceId);
        Assert.Equal(0, decision.Explanation.Candidates);
    }

    [Fact]
    public void A_request_that_fits_nowhere_gets_the_same_answer_until_something_changes()
    {
        var fleet = Some.Fleet(Some.Instance("i1", memory: 50));
        var request = Some.Request();
        var first = Placer.Place(fleet, request, Some.Chance());
        Assert.Same(first, Placer.Place(fleet, request, Some.Chance()));

        fleet.PutInstance(Some.Instance("i1", memory: 70));
        Assert.Contains("70 of 70", Placer.Place(fleet, request, Some.Chance()).Failures[0].Detail, StringComparison.Ordinal);

        fleet.PutInstance(Some.Instance("i1", memory: 100));
        Assert.True(Placer.Place(fleet, request, Some.Chance()).Placed);
    }

    [Fact]
    public void An_instance_whose_agent_went_away_keeps_its_tasks_and_takes_none()
    {
        var fleet = Some.Fleet(Some.Instance("i1"));
        fleet.PutTask(Some.Task("t1", "i1"));
        fleet.PutInstance(Some.Instance("i1") with { AgentConnected = false });

        Check(Placer.Place(fleet, Some.Request(), Some.Chance()), "i1", "AGENT");
        Assert.Single(fleet.TasksOn("i1"));
    }

    [Fact]
    public void Awsvpc_tasks_never_take_host_ports()
    {
        var fleet = Some.Fleet(Some.Instance("i1") with { MaxEnis = 2 });

        fleet.RunMany(Some.Request() with { Demand = new Demand { Enis = 1 } }, 2);

        Assert.Empty(fleet.GetRemaining("i1")!.TcpPorts);
        Assert.Equal(0, fleet.GetRemaining("i1")!.Enis);
        Check(Placer.Place(fleet, Some.Request() with { Demand = new Demand { Enis = 1 } }, Some.Chance()), "i1", "RESOURCE:ENI");
    }

    private static void Check(PlacementDecision decision, string? instanceId, string reason)
    {
        Assert.False(decision.Placed);
        Assert.Equal((instanceId, reason), (decision.Failures[0].InstanceId, decision.Failures[0].Reason));
    }
}
