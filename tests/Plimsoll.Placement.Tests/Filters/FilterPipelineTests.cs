using Plimsoll.Placement.Constraints;
using Plimsoll.Placement.Filters;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Filters;

/// <summary>Which filters are asked, and in which order.</summary>
public sealed class FilterPipelineTests
{
    private static readonly PlacementRequest Everything = new()
    {
        Group = "family:web",
        Demand = new Demand { Cpu = 1, Memory = 1, TcpPorts = [80], UdpPorts = [53], Gpus = 1, Enis = 1 },
        RequiredAttributes = [new RequiredAttribute("a")],
        AllowedZones = ["a"],
        Constraints = ConstraintSet.Create([], [new PlacementConstraint("memberOf", "attribute:a exists"), new PlacementConstraint("distinctInstance")]),
    };

    [Fact]
    public void Resources_are_asked_before_constraints_and_state_before_both() => Assert.Equal(
        ["pool", "status", "agent", "attributes", "zones", "cpu", "memory", "ports", "udpPorts", "gpu", "eni", "memberOf", "distinctInstance"],
        FilterPipeline.ForScheduling(Everything).Select(filter => filter.Name));

    [Fact]
    public void Start_task_bypasses_pool_and_constraints() => Assert.Equal(
        ["status", "agent", "attributes", "zones", "cpu", "memory", "ports", "udpPorts", "gpu", "eni"],
        FilterPipeline.ForStartTask(Everything).Select(filter => filter.Name));

    [Fact]
    public void What_a_request_does_not_ask_for_is_not_looked_at() => Assert.Equal(
        ["pool", "status", "agent", "memory"],
        FilterPipeline.ForScheduling(Some.Request(cpu: 0)).Select(filter => filter.Name));

    [Fact]
    public void No_two_filters_share_a_name()
    {
        var names = FilterPipeline.ForScheduling(Everything).Select(filter => filter.Name).ToArray();

        Assert.Equal(names.Length, names.Distinct().Count());
    }

    [Fact]
    public void The_first_refusal_is_the_one_reported()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 10, memory: 10) with { AgentConnected = false });

        var decision = Placer.Place(fleet, Some.Request(), Some.Chance());

        Assert.Equal("AGENT", Assert.Single(decision.Failures).Reason);
    }
}
