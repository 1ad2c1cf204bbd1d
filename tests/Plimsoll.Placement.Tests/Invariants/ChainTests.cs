using CsCheck;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Strategies;
using Plimsoll.Placement.Tests.Reference;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Invariants;

/// <summary>§5 and §13.2: strategies narrow one after another; none refuses.</summary>
public sealed class ChainTests
{
    [Fact]
    public void The_chosen_instance_has_the_lexicographically_lowest_scores_of_all_that_fit() =>
        Gen.Select(SmallClusters.Instances, SmallClusters.Tasks, Gen.OneOf("zone", "instance", "cpu", "memory").Array[1, 4], Gen.ULong).Sample(
            (instances, tasks, chain, seed) =>
            {
                var fleet = SmallClusters.Build(instances, tasks).Fleet;
                var request = Some.Request(50, 50, "family:a") with { Strategies = Some.Chain([.. chain.Select(Written)]) };
                if (Placer.Place(fleet, request, Some.Chance(seed)).InstanceId is { } chosen)
                {
                    var left = fleet.Fitting(request);
                    foreach (var strategy in chain)
                    {
                        var lowest = left.Min(id => Score(fleet, strategy, id));
                        left = [.. left.Where(id => Score(fleet, strategy, id) == lowest)];
                    }

                    Assert.Contains(chosen, left);
                }
            });

    [Fact]
    public void A_full_zone_is_left_for_another_even_if_counts_become_unequal() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[5, 9], Gen.ULong).Sample((small, large, seed) =>
        {
            var fleet = Some.Fleet(Some.Instance("a", 100 * small, 100 * small, "a"), Some.Instance("b", 100 * large, 100 * large, "b"));
            var request = Some.Request() with { Strategies = Some.Chain("spread:attribute:ecs.availability-zone", "binpack:memory") };
            fleet.RunMany(request, small + large, chance: Some.Chance(seed));
            return (fleet.TasksOn("a").Count, fleet.TasksOn("b").Count) == (small, large);
        });

    private static string Written(string strategy) => strategy switch
    {
        "zone" => "spread:attribute:ecs.availability-zone",
        "instance" => "spread:instanceId",
        _ => $"binpack:{strategy}",
    };

    private static int Score(Fleet fleet, string strategy, string id) => strategy switch
    {
        "zone" => fleet.Ids().Where(other => Zone(fleet, other) == Zone(fleet, id)).Sum(other => Counted(fleet, other)),
        "instance" => Counted(fleet, id),
        "cpu" => fleet.GetRemaining(id)!.Cpu,
        _ => fleet.GetRemaining(id)!.Memory,
    };

    private static string? Zone(Fleet fleet, string id) => fleet.Instance(id).Attributes.GetValueOrDefault(StrategyChain.ZoneAttribute);

    private static int Counted(Fleet fleet, string id) => fleet.TasksOn(id).Count(task => task is { Group: "family:a", Stopping: false });
}
