using CsCheck;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Invariants;

/// <summary>§2 and §13.5: an awsvpc task takes one network interface and no host port.</summary>
public sealed class AwsvpcTests
{
    private static readonly PlacementRequest Awsvpc = Some.Request() with { Demand = new Demand { Enis = 1 } };

    [Fact]
    public void As_many_fit_as_there_are_interfaces_and_no_port_is_used() => OnInterfaces((fleet, enis, chance) =>
    {
        var before = fleet.Ids().Select(id => fleet.GetRemaining(id)!.TcpPorts.Count).ToArray();
        Assert.Equal(enis.Sum(), fleet.RunMany(Awsvpc, enis.Sum() + 2, chance: chance).Count(id => id is not null));
        Assert.Equal(before, fleet.Ids().Select(id => fleet.GetRemaining(id)!.TcpPorts.Count));
        Assert.Equal("RESOURCE:ENI", Assert.Single(Placer.Place(fleet, Awsvpc, chance).Failures).Reason);
    });

    [Fact]
    public void Instances_without_interfaces_left_still_take_tasks_of_other_network_modes() => OnInterfaces((fleet, enis, chance) =>
    {
        fleet.RunMany(Awsvpc, enis.Sum(), chance: chance);
        Assert.Equal(fleet.Ids(), fleet.Fitting(Some.Request()));
    });

    [Fact]
    public void A_task_for_two_zones_fits_where_it_fits_for_either() => Clusters.Every((fleet, request, _) => Assert.Equal(
        fleet.Fitting(request with { AllowedZones = ["a"] }).Union(fleet.Fitting(request with { AllowedZones = ["b"] })).Order(StringComparer.Ordinal),
        fleet.Fitting(request with { AllowedZones = ["a", "b"] })));

    private static void OnInterfaces(Action<Fleet, int[], IChance> holds) =>
        Gen.Select(Gen.Int[0, 4].Array[1, 6], Gen.ULong).Sample((enis, seed) => holds(
            Some.Fleet([.. enis.Select((count, i) => Some.Instance($"i{i}") with { MaxEnis = count, ReservedTcpPorts = [.. Enumerable.Range(1, 100)] })]),
            enis,
            Some.Chance(seed)), iter: 300);
}
