using Plimsoll.Placement.Filters;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Filters;

/// <summary>Launch types and capacity providers select the instances that are meant at all.</summary>
public sealed class PoolFilterTests
{
    private static readonly FleetInstance Plain = Some.Instance("i1");

    [Theory]
    [InlineData(false, null, true)]
    [InlineData(false, "my-provider", true)]
    [InlineData(true, null, false)]
    [InlineData(false, "FARGATE", false)]
    [InlineData(false, "FARGATE_SPOT", false)]
    public void Launch_type_ec2_means_instances_that_are_neither_external_nor_fargates(bool external, string? provider, bool admitted) =>
        Assert.Equal(admitted, Probe(CandidatePool.Ec2, Plain with { External = external, CapacityProvider = provider }).Admits);

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void Launch_type_external_means_external_instances(bool external, bool admitted) =>
        Assert.Equal(admitted, Probe(CandidatePool.External, Plain with { External = external }).Admits);

    [Theory]
    [InlineData("cp", true)]
    [InlineData("CP", false)]
    [InlineData("other", false)]
    [InlineData(null, false)]
    public void A_capacity_provider_means_its_own_instances(string? provider, bool admitted) =>
        Assert.Equal(admitted, Probe(CandidatePool.CapacityProvider("cp"), Plain with { CapacityProvider = provider }).Admits);

    [Fact]
    public void Any_pool_asks_nothing() => Assert.False(Probe(CandidatePool.Any, Plain).Applies);

    [Fact]
    public void It_says_which_provider_the_instance_belongs_to() => Assert.Equal(
        "belongs to capacity provider other, not to cp",
        Probe(CandidatePool.CapacityProvider("cp"), Plain with { CapacityProvider = "other" }).Words);

    [Fact]
    public void It_says_that_the_instance_belongs_to_none() =>
        Assert.Equal("belongs to no capacity provider, not to cp", Probe(CandidatePool.CapacityProvider("cp"), Plain).Words);

    [Fact]
    public void It_says_which_launch_type_was_meant() =>
        Assert.Equal("is not an instance of launch type EXTERNAL", Probe(CandidatePool.External, Plain).Words);

    [Fact]
    public void What_would_help_is_an_instance_of_the_pool()
    {
        Assert.Equal("an instance of capacity provider cp", Probe(CandidatePool.CapacityProvider("cp"), Plain).Remedy);
        Assert.Equal("an instance of launch type EXTERNAL", Probe(CandidatePool.External, Plain).Remedy);
    }

    private static Probe Probe(CandidatePool pool, FleetInstance instance) =>
        Support.Probe.Of(new PoolFilter(), Some.Request() with { Pool = pool }, instance);
}
