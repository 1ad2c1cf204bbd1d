using CsCheck;
using Plimsoll.Placement.Constraints;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Invariants;

/// <summary>§5: binpack takes the instance with the least left of the resource that still fits.</summary>
public sealed class BinpackTests
{
    [Theory]
    [InlineData("cpu")]
    [InlineData("memory")]
    public void No_second_instance_is_opened_while_an_open_one_fits(string field) =>
        Gen.Select(Gen.Int[2, 6], Gen.Select(Gen.Int[1, 300], Gen.Int[1, 300]).Array[1, 25], Gen.ULong).Sample((instances, sizes, seed) =>
        {
            var fleet = Some.Fleet([.. Enumerable.Range(0, instances).Select(i => Some.Instance($"i{i}"))]);
            for (var i = 0; i < sizes.Length; i++)
            {
                var request = Some.Request(sizes[i].Item1, sizes[i].Item2) with { Strategies = Some.Chain($"binpack:{field}") };
                var open = fleet.Fitting(request).Where(id => fleet.TasksOn(id).Count > 0).ToArray();
                var chosen = fleet.Run(request, $"t{i}", Some.Chance(seed));
                Assert.True(open.Length == 0 || open.Contains(chosen));
            }
        });

    [Theory]
    [InlineData("cpu")]
    [InlineData("memory")]
    public void The_chosen_one_has_the_least_left_of_all_that_fit(string field) => Clusters.Every((fleet, request, chance) =>
    {
        var packed = request with { Strategies = Some.Chain($"binpack:{field}") };
        if (Placer.Place(fleet, packed, chance).InstanceId is { } chosen)
        {
            Assert.Equal(fleet.Fitting(packed).Min(id => Left(fleet, id, field)), Left(fleet, chosen, field));
        }
    });

    [Fact]
    public void Equal_tasks_use_no_more_instances_than_they_need() => Gen.Select(Gen.Int[1, 9], Gen.Int[1, 40], Gen.ULong).Sample((per, tasks, seed) =>
    {
        var fleet = Some.Fleet([.. Enumerable.Range(0, 45).Select(i => Some.Instance($"i{i}", 90, 90))]);
        fleet.RunMany(Some.Request(90 / per, 1) with { Strategies = Some.Chain("binpack:cpu") }, tasks, chance: Some.Chance(seed));
        var fit = 90 / (90 / per);
        return fleet.Ids().Count(id => fleet.TasksOn(id).Count > 0) == (tasks + fit - 1) / fit;
    });

    [Fact]
    public void Other_groups_tasks_weigh_as_much_as_its_own() => Clusters.Every((fleet, request, _) =>
    {
        var packed = request with { Constraints = ConstraintSet.None, Strategies = Some.Chain("binpack:memory", "binpack:cpu") };
        var before = Placer.Place(fleet, packed, Some.Chance()).InstanceId;
        foreach (var task in fleet.Tasks())
        {
            fleet.PutTask(task with { Group = "family:other", Service = null });
        }

        var after = Placer.Place(fleet, packed, Some.Chance()).InstanceId;
        Assert.Equal(before is null, after is null);
        if (before is not null && after is not null)
        {
            Assert.Equal((Left(fleet, before, "memory"), Left(fleet, before, "cpu")), (Left(fleet, after, "memory"), Left(fleet, after, "cpu")));
        }
    });

    private static int Left(Fleet fleet, string id, string field)
    {
        var left = fleet.GetRemaining(id)!;

        // An instance that its tasks overcommit has nothing left, not less.
        return Math.Max(0, field == "cpu" ? left.Cpu : left.Memory);
    }
}
