using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests;

/// <summary>StartTask names its instance: what is still checked, and what is bypassed.</summary>
public sealed class StartTaskTests
{
    [Fact]
    public void An_instance_with_room_takes_the_task()
    {
        var decision = Placer.StartOn(Some.Fleet(Some.Instance("i1")), Some.Request(), "i1");

        Assert.True(decision.Placed);
        Assert.Equal("i1", decision.InstanceId);
        Assert.Empty(decision.Failures);
    }

    [Fact]
    public void An_unknown_instance_is_missing() => Check(Some.Instance("i1"), Some.Request(), "MISSING", "i2");

    [Fact]
    public void A_deregistered_instance_is_inactive() =>
        Check(Some.Instance("i1") with { Status = InstanceStatus.Inactive }, Some.Request(), "INACTIVE");

    [Fact]
    public void A_draining_instance_will_do() =>
        Assert.True(Placer.StartOn(Some.Fleet(Some.Instance("i1") with { Status = InstanceStatus.Draining }), Some.Request(), "i1").Placed);

    [Fact]
    public void The_agent_must_be_connected() => Check(Some.Instance("i1") with { AgentConnected = false }, Some.Request(), "AGENT");

    [Fact]
    public void Required_attributes_must_be_there() =>
        Check(Some.Instance("i1"), Some.Request() with { RequiredAttributes = [new RequiredAttribute("ecs.capability.task-eni")] }, "ATTRIBUTE");

    [Fact]
    public void The_zone_must_be_one_of_the_subnets() => Check(Some.Instance("i1"), Some.Request() with { AllowedZones = ["z"] }, "LOCATION");

    [Theory]
    [InlineData("RESOURCE:CPU")]
    [InlineData("RESOURCE:MEMORY")]
    [InlineData("RESOURCE:PORTS")]
    [InlineData("RESOURCE:PORTS_UDP")]
    [InlineData("RESOURCE:GPU")]
    [InlineData("RESOURCE:ENI")]
    public void Resources_must_be_there(string reason)
    {
        var demand = reason switch
        {
            "RESOURCE:CPU" => new Demand { Cpu = 1025 },
            "RESOURCE:MEMORY" => new Demand { Memory = 1025 },
            "RESOURCE:PORTS" => new Demand { TcpPorts = [22] },
            "RESOURCE:PORTS_UDP" => new Demand { UdpPorts = [53] },
            "RESOURCE:GPU" => new Demand { Gpus = 1 },
            _ => new Demand { Enis = 1 },
        };

        Check(Some.Instance("i1") with { ReservedTcpPorts = [22], ReservedUdpPorts = [53], MaxEnis = 0 }, Some.Request() with { Demand = demand }, reason);
    }

    [Fact]
    public void Constraints_and_capacity_providers_are_bypassed()
    {
        var fleet = Some.Fleet(Some.Instance("i1"));
        fleet.PutTask(Some.Task("t1", "i1"));
        var request = Some.Request() with
        {
            Pool = CandidatePool.CapacityProvider("cp"),
            Constraints = Plimsoll.Placement.Constraints.ConstraintSet.Create([], [new("memberOf", "attribute:none exists"), new("distinctInstance")]),
        };

        Assert.True(Placer.StartOn(fleet, request, "i1").Placed);
    }

    [Fact]
    public void Gpus_are_assigned()
    {
        var fleet = Some.Fleet(Some.Instance("i1") with { GpuIds = ["g0", "g1", "g2"] });
        fleet.PutTask(Some.Task("t1", "i1") with { GpuIds = ["g1"] });

        var decision = Placer.StartOn(fleet, Some.Request() with { Demand = new Demand { Gpus = 2 } }, "i1");

        Assert.Equal(["g0", "g2"], decision.GpuIds);
    }

    private static void Check(FleetInstance instance, PlacementRequest request, string reason, string id = "i1")
    {
        var decision = Placer.StartOn(Some.Fleet(instance), request, id);

        Assert.False(decision.Placed);
        var failure = Assert.Single(decision.Failures);
        Assert.Equal((id, reason), (failure.InstanceId, failure.Reason));
        Assert.StartsWith(id, failure.Detail, StringComparison.Ordinal);
    }
}
