using Plimsoll.Placement.Filters;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Filters;

/// <summary>An awsvpc task goes where its subnets are.</summary>
public sealed class ZoneFilterTests
{
    [Theory]
    [InlineData("us-east-1a", true)]
    [InlineData("us-east-1b", true)]
    [InlineData("us-east-1c", false)]
    [InlineData(null, false)]
    public void The_instance_must_be_in_one_of_the_zones(string? zone, bool admitted) => Assert.Equal(admitted, Probe(zone).Admits);

    [Fact]
    public void It_names_both_places() =>
        Assert.Equal("is in zone us-east-1c, the subnets are in us-east-1a, us-east-1b", Probe("us-east-1c").Words);

    [Fact]
    public void It_says_when_the_instance_is_in_no_zone() =>
        Assert.Equal("is in no zone, the subnets are in us-east-1a, us-east-1b", Probe(null).Words);

    [Theory]
    [InlineData("us-east-1c", "a subnet in zone us-east-1c")]
    [InlineData(null, "a subnet in its zone")]
    public void A_subnet_there_would_help(string? zone, string remedy) => Assert.Equal(remedy, Probe(zone).Remedy);

    [Fact]
    public void The_reason_is_location() => Assert.Equal("LOCATION", new ZoneFilter().Reason);

    [Fact]
    public void Without_zones_it_asks_nothing() => Assert.False(new ZoneFilter().Applies(Some.Request()));

    [Fact]
    public void No_zone_allowed_admits_nobody() => Assert.False(
        Support.Probe.Of(new ZoneFilter(), Some.Request() with { AllowedZones = [] }, Some.Instance("i1")).Admits);

    private static Probe Probe(string? zone) => Support.Probe.Of(
        new ZoneFilter(), Some.Request() with { AllowedZones = ["us-east-1a", "us-east-1b"] }, Some.Instance("i1", zone: zone));
}
