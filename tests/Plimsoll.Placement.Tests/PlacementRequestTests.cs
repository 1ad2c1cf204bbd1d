using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests;

/// <summary>What the placer remembers about a request belongs to that object and to that fleet alone.</summary>
public sealed class PlacementRequestTests
{
    [Fact]
    public void A_copy_with_other_zones_is_placed_by_its_own_zones()
    {
        var fleet = Some.Fleet(Some.Instance("a", zone: "a"), Some.Instance("b", zone: "b"));
        var request = Some.Request() with { AllowedZones = ["a"] };
        Assert.Equal("a", Placer.Place(fleet, request, Some.Chance()).InstanceId);

        Assert.Equal("b", Placer.Place(fleet, request with { AllowedZones = ["b"] }, Some.Chance()).InstanceId);
        Assert.Equal("a", Placer.Place(fleet, request, Some.Chance()).InstanceId);
    }

    [Fact]
    public void One_request_can_be_placed_in_two_fleets_by_turns()
    {
        var one = Some.Fleet(Some.Instance("x", zone: "a"));
        var other = Some.Fleet(Some.Instance("y", zone: "a"), Some.Instance("z", zone: "b"));
        var request = Some.Request() with { AllowedZones = ["a"] };

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("x", Placer.Place(one, request, Some.Chance()).InstanceId);
            Assert.Equal("y", Placer.Place(other, request, Some.Chance()).InstanceId);
        }
    }

    [Fact]
    public void Placing_does_not_tell_equal_requests_apart()
    {
        var request = Some.Request();
        var equal = request with { };
        Placer.Place(Some.Fleet(Some.Instance("i1")), request, Some.Chance());

        Assert.Equal(request, equal);
        Assert.Equal(request.GetHashCode(), equal.GetHashCode());
    }

    [Fact]
    public void A_kept_request_sees_instances_and_attributes_that_come_later()
    {
        var fleet = Some.Fleet(Some.Instance("i1"));
        var request = Some.Request() with { Constraints = Some.MemberOf("attribute:kind == new") };
        Assert.False(Placer.Place(fleet, request, Some.Chance()).Placed);

        fleet.PutInstance(Some.Instance("i2", attributes: ("kind", "new")));
        Assert.Equal("i2", Placer.Place(fleet, request, Some.Chance()).InstanceId);

        fleet.PutInstance(Some.Instance("i2", attributes: ("kind", "old")));
        Assert.False(Placer.Place(fleet, request, Some.Chance()).Placed);
    }
}
