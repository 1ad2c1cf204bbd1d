using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Indexing;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Indexing;

/// <summary>Classes are as coarse as what requests asked for allows, and never finer than is useful.</summary>
public sealed class ClassTableTests
{
    [Fact]
    public void Instances_that_differ_only_in_attributes_nobody_asked_for_share_a_class()
    {
        var fleet = Some.Fleet(Some.Instance("i1", attributes: ("color", "red")), Some.Instance("i2", attributes: ("color", "blue")));

        Assert.Single(fleet.Classes.Classes);
    }

    [Fact]
    public void An_attribute_that_a_constraint_asks_for_tells_classes_apart_from_then_on()
    {
        var fleet = Some.Fleet(Some.Instance("i1", attributes: ("color", "red")), Some.Instance("i2", attributes: ("color", "blue")));

        Placer.Place(fleet, Some.Request() with { Constraints = Some.MemberOf("attribute:color == red") }, Some.Chance());
        fleet.PutInstance(Some.Instance("i3", attributes: ("color", "green")));

        Assert.Equal(3, fleet.Classes.Classes.Count(one => one.Count > 0));
        Assert.True(fleet.Classes.IsShared("color"));
    }

    [Fact]
    public void An_attribute_with_a_value_for_each_of_many_instances_makes_no_classes()
    {
        var fleet = Some.Fleet([.. Enumerable.Range(0, 400).Select(i => Some.Instance($"i{i}", attributes: ("host", $"h{i}")))]);

        var decision = Placer.Place(fleet, Some.Request() with { Constraints = Some.MemberOf("attribute:host == h77") }, Some.Chance());

        Assert.Equal("i77", decision.InstanceId);
        Assert.False(fleet.Classes.IsShared("host"));
        Assert.Single(fleet.Classes.Classes);
    }

    [Fact]
    public void An_attribute_that_grows_too_many_values_stops_telling_classes_apart()
    {
        var fleet = Some.Fleet(Some.Instance("i0", attributes: ("host", "h0")));
        var request = Some.Request() with { Constraints = Some.MemberOf("attribute:host =~ h.*9") };
        Placer.Place(fleet, request, Some.Chance());
        Assert.True(fleet.Classes.IsShared("host"));

        for (var i = 1; i < 600; i++)
        {
            fleet.PutInstance(Some.Instance($"i{i}", attributes: ("host", $"h{i}")));
        }

        Assert.False(fleet.Classes.IsShared("host"));
        Assert.True(fleet.Classes.Classes.Count < 300, $"{fleet.Classes.Classes.Count} classes");
        Assert.EndsWith("9", Placer.Place(fleet, request, Some.Chance()).InstanceId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("agent")]
    [InlineData("provider")]
    [InlineData("external")]
    [InlineData("version")]
    public void What_every_request_looks_at_tells_classes_apart_unasked(string what)
    {
        var plain = Some.Instance("i2");
        var other = what switch
        {
            "status" => plain with { Status = InstanceStatus.Draining },
            "agent" => plain with { AgentConnected = false },
            "provider" => plain with { CapacityProvider = "cp" },
            "external" => plain with { External = true },
            _ => plain with { AgentVersion = "2.0.0" },
        };

        Assert.Equal(2, Some.Fleet(Some.Instance("i1"), other).Classes.Classes.Count);
    }

    [Fact]
    public void Absent_valueless_and_empty_attributes_are_three_different_things()
    {
        var fleet = Some.Fleet(
            Some.Instance("i1"), Some.Instance("i2", attributes: ("x", null)), Some.Instance("i3", attributes: ("x", "")));

        Placer.Place(fleet, Some.Request() with { Constraints = Some.MemberOf("attribute:x exists") }, Some.Chance());

        Assert.Equal(3, fleet.Classes.Classes.Count);
    }

    [Fact]
    public void A_class_that_lost_its_members_still_serves_the_next_one()
    {
        var fleet = Some.Fleet(Some.Instance("i1", zone: "a"), Some.Instance("i2", zone: "b"));
        var request = Some.Request() with { AllowedZones = ["b"] };
        Placer.Place(fleet, request, Some.Chance());
        fleet.RemoveInstance("i2");
        Assert.False(Placer.Place(fleet, request, Some.Chance()).Placed);

        fleet.PutInstance(Some.Instance("i3", zone: "b"));

        Assert.Equal("i3", Placer.Place(fleet, request, Some.Chance()).InstanceId);
    }

    [Fact]
    public void Asking_for_what_is_known_already_makes_nothing_anew()
    {
        var fleet = Some.Fleet(Some.Instance("i1", zone: "a"), Some.Instance("i2", zone: "b"));
        Placer.Place(fleet, Some.Request() with { AllowedZones = ["b"] }, Some.Chance());
        var version = fleet.Classes.Version;

        Placer.Place(fleet, Some.Request() with { AllowedZones = ["a"] }, Some.Chance());

        Assert.Equal(version, fleet.Classes.Version);
    }
}
