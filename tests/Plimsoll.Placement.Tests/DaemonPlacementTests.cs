using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests;

/// <summary>DAEMON services: one task on each instance that qualifies.</summary>
public sealed class DaemonPlacementTests
{
    [Fact]
    public void Instances_that_are_active_and_satisfy_attributes_and_constraints_qualify()
    {
        var fleet = Some.Fleet(
            Some.Instance("good", attributes: [("kind", "edge"), ("cap", null)]),
            Some.Instance("wrong-kind", attributes: [("kind", "core"), ("cap", null)]),
            Some.Instance("no-cap", attributes: ("kind", "edge")),
            Some.Instance("draining", attributes: [("kind", "edge"), ("cap", null)]) with { Status = InstanceStatus.Draining },
            Some.Instance("external", attributes: [("kind", "edge"), ("cap", null)]) with { External = true });

        Assert.Equal(["good"], Placer.Qualifying(fleet, Request()));
    }

    [Fact]
    public void Room_and_agent_do_not_matter_for_qualifying()
    {
        var full = Some.Instance("full", cpu: 0, memory: 0, attributes: [("kind", "edge"), ("cap", null)]);
        var silent = Some.Instance("silent", attributes: [("kind", "edge"), ("cap", null)]) with { AgentConnected = false };

        Assert.Equal(["full", "silent"], Placer.Qualifying(Some.Fleet(full, silent), Request()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_instance_that_loses_the_attribute_no_longer_qualifies()
    {
        var fleet = Some.Fleet(Some.Instance("i1", attributes: [("kind", "edge"), ("cap", null)]));
        Assert.Single(Placer.Qualifying(fleet, Request()));

        fleet.PutInstance(Some.Instance("i1", attributes: ("cap", null)));

        Assert.Empty(Placer.Qualifying(fleet, Request()));
    }

    [Fact]
    public void Placing_on_a_given_instance_honours_constraints()
    {
        var fleet = Some.Fleet(Some.Instance("i1", attributes: [("kind", "core"), ("cap", null)]));

        var failure = Assert.Single(Placer.PlaceOn(fleet, Request(), "i1").Failures);

        Assert.Equal("MemberOf placement constraint unsatisfied.", failure.Reason);
        Assert.Equal("i1 does not satisfy attribute:kind == edge", failure.Detail);
    }

    [Fact]
    public void Placing_on_a_full_instance_says_what_is_missing()
    {
        var fleet = Some.Fleet(Some.Instance("i1", memory: 10, attributes: [("kind", "edge"), ("cap", null)]));

        Assert.Equal("RESOURCE:MEMORY", Assert.Single(Placer.PlaceOn(fleet, Request(), "i1").Failures).Reason);
    }

    [Fact]
    public void Placing_on_a_draining_instance_is_refused()
    {
        var fleet = Some.Fleet(Some.Instance("i1", attributes: [("kind", "edge"), ("cap", null)]) with { Status = InstanceStatus.Draining });

        Assert.False(Placer.PlaceOn(fleet, Request(), "i1").Placed);
    }

    private static PlacementRequest Request() => Some.ServiceRequest("daemon") with
    {
        RequiredAttributes = [new RequiredAttribute("cap")],
        Constraints = Some.MemberOf("attribute:kind == edge"),
    };
}
