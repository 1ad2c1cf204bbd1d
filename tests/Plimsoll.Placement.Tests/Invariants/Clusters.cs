using CsCheck;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Reference;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Invariants;

/// <summary>Random clusters for rules that hold in all of them.</summary>
internal static class Clusters
{
    private const int Count = 600;

    /// <summary>Instances of one size each in one of three zones, active and empty: what strategies can do is not in doubt.</summary>
    public static Gen<FleetInstance[]> Plain { get; } = Gen.Select(Gen.Int[1, 6], Gen.Int[1, 6], Gen.Int[0, 2]).Array[1, 7].Select(all =>
        all.Select((one, i) => Some.Instance($"i{i}", 100 * one.Item1, 100 * one.Item2, $"{one.Item3}")).ToArray());

    /// <summary>A rule about a fleet that holds tasks already and any request.</summary>
    public static void Every(Action<Fleet, PlacementRequest, IChance> holds) =>
        Gen.Select(SmallClusters.Instances, SmallClusters.Tasks, SmallClusters.Request, Gen.ULong).Sample(
            (instances, tasks, request, seed) => holds(SmallClusters.Build(instances, tasks).Fleet, request, Some.Chance(seed)), iter: Count);

    /// <summary>The instances that would each take the task, asked one by one.</summary>
    public static IReadOnlyList<string> Fitting(this Fleet fleet, PlacementRequest request) =>
        [.. Ids(fleet).Where(id => Placer.PlaceOn(fleet, request, id).Placed)];

    public static IReadOnlyList<string> Ids(this Fleet fleet) => [.. fleet.Instances.Select(one => one.Id).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<FleetTask> Tasks(this Fleet fleet) => [.. fleet.Ids().SelectMany(fleet.TasksOn)];

    public static FleetInstance Instance(this Fleet fleet, string id) => fleet.Instances.Single(one => one.Id == id);
}
