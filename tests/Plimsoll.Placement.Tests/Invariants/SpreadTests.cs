using CsCheck;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Strategies;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Invariants;

/// <summary>§5: spread puts the next task where its group has the fewest.</summary>
public sealed class SpreadTests
{
    [Theory]
    [InlineData("spread:instanceId")]
    [InlineData("spread:attribute:ecs.availability-zone")]
    [InlineData("spread:attribute:rack")]
    public void Counts_differ_by_at_most_one_while_there_is_room(string strategy) =>
        Gen.Select(Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3]).Array[1, 8], Gen.Int[0, 30], Gen.ULong).Sample((places, count, seed) =>
        {
            var fleet = Some.Fleet([.. places.Select((place, i) => Some.Instance($"i{i}", zone: $"{place.Item1}", attributes: ("rack", $"{place.Item2}")))]);
            fleet.RunMany(Some.Request(1, 1) with { Strategies = Some.Chain(strategy) }, count, chance: Some.Chance(seed));
            var counts = Counts(fleet, strategy);
            Assert.InRange(counts.Max() - counts.Min(), 0, 1);
        });

    [Fact]
    public void A_service_without_strategies_balances_zones_and_instances_inside_each() =>
        Gen.Select(Gen.Int[0, 2].Array[1, 8], Gen.Int[0, 30], Gen.ULong).Sample((zones, count, seed) =>
        {
            var fleet = Some.Fleet([.. zones.Select((zone, i) => Some.Instance($"i{i}", zone: $"{zone}"))]);
            fleet.RunMany(Some.ServiceRequest("web", 1, 1), count, chance: Some.Chance(seed));
            var byZone = Counts(fleet, "spread:attribute:ecs.availability-zone");
            Assert.InRange(byZone.Max() - byZone.Min(), 0, 1);
            foreach (var zone in fleet.Instances.GroupBy(one => one.Attributes[StrategyChain.ZoneAttribute]))
            {
                var inside = zone.Select(one => fleet.TasksOn(one.Id).Count).ToArray();
                Assert.InRange(inside.Max() - inside.Min(), 0, 1);
            }
        });

    [Fact]
    public void However_uneven_the_start_each_task_goes_to_the_emptiest_bucket_that_can_take_it() => Clusters.Every((fleet, request, chance) =>
    {
        var spread = request with { Strategies = Some.Chain("spread:attribute:rack") };
        for (var i = 0; i < 6; i++)
        {
            var fitting = fleet.Fitting(spread);
            var buckets = fitting.ToDictionary(id => id, id => Bucket(fleet, id));
            var counts = fleet.Tasks().Where(task => !task.Stopping && Sees(spread, task)).CountBy(task => Bucket(fleet, task.InstanceId)).ToDictionary();
            if (fleet.Run(spread, $"new{i}", chance) is { } chosen)
            {
                Assert.Equal(fitting.Min(id => counts.GetValueOrDefault(buckets[id])), counts.GetValueOrDefault(buckets[chosen]));
            }
        }
    });

    [Fact]
    public void New_buckets_are_filled_up_to_the_others_first() => Gen.Select(Gen.Int[1, 5], Gen.Int[1, 5], Gen.ULong).Sample((tasks, added, seed) =>
    {
        var fleet = Some.Fleet(Some.Instance("old"));
        var request = Some.Request(1, 1) with { Strategies = Some.Chain("spread:instanceId") };
        fleet.RunMany(request, tasks, "old", Some.Chance(seed));
        for (var i = 0; i < added; i++)
        {
            fleet.PutInstance(Some.Instance($"new{i}"));
        }

        return !fleet.RunMany(request, tasks * added, "new", Some.Chance(seed)).Contains("old");
    });

    [Fact]
    public void Host_and_instance_id_are_one_field() => Clusters.Every((fleet, request, _) => Assert.Equal(
        Placer.Place(fleet, request with { Strategies = Some.Chain("spread:instanceId") }, Some.Chance()).InstanceId,
        Placer.Place(fleet, request with { Strategies = Some.Chain("spread:host") }, Some.Chance()).InstanceId));

    private static int[] Counts(Fleet fleet, string strategy) =>
    [
        .. fleet.Instances.GroupBy(one => strategy switch
        {
            "spread:instanceId" => one.Id,
            "spread:attribute:rack" => one.Attributes["rack"],
            _ => one.Attributes[StrategyChain.ZoneAttribute],
        }).Select(bucket => bucket.Sum(one => fleet.TasksOn(one.Id).Count)),
    ];

    // Instances without the attribute are one bucket, apart from those that have it without a value.
    private static string Bucket(Fleet fleet, string id) =>
        fleet.Instance(id).Attributes.TryGetValue("rack", out var rack) ? $"={rack}" : "none";

    private static bool Sees(PlacementRequest request, FleetTask task) =>
        request.Service is null ? task.Group == request.Group : task.Service == request.Service;
}
