using CsCheck;
using Plimsoll.Placement.Planning;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Planning;

/// <summary>Any obstacles on any instances: a remedy for each combination met, the least change first, five at most.</summary>
public sealed class RemedyOrderTests
{
    private static readonly string[] GoWithACopy = ["status", "agent", "distinctInstance"];

    /// <summary>For each instance the obstacles on it, at least one, as bits in the order of the filters.</summary>
    private static readonly Gen<int[]> Clusters =
        Gen.Int[0, 12].Array[1, 3].Select(bits => bits.Aggregate(0, (set, bit) => set | (1 << bit))).Array[1, 9];

    [Fact]
    public void The_remedies_are_those_of_the_combinations_met() => Clusters.Sample(sets =>
    {
        var expected = sets.Select((set, i) => (Set: set, Id: $"i{i}")).GroupBy(one => one.Set)
            .OrderBy(group => int.PopCount(group.Key)).ThenBy(group => Distance(group.Key)).ThenBy(group => group.Key)
            .Take(5)
            .Select(group => new Remedy(string.Join(" and ", In(group.Key).Select(one => one.Remedy)), group.Count(), group.First().Id));

        return expected.SequenceEqual(Changes(Plan(sets)));
    });

    [Fact]
    public void More_instances_come_last_and_only_when_a_copy_of_one_would_do() => Clusters.Sample(sets =>
    {
        var more = Plan(sets).Remedies.Index().Where(one => one.Item.Words.Contains("more instance", StringComparison.Ordinal)).ToArray();
        var any = Array.Exists(sets, set => In(set).All(one => GoWithACopy.Contains(one.Filter)));
        return more.Length == (any ? 1 : 0) && (!any || more[0].Index == Plan(sets).Remedies.Count - 1);
    });

    [Fact]
    public void Instances_are_counted_once_each_while_five_remedies_say_it_all() => Clusters.Sample(sets =>
        sets.Distinct().Count() > 5 || Changes(Plan(sets)).Sum(remedy => remedy.Instances) == sets.Length);

    [Fact]
    public void An_instance_with_all_obstacles_is_told_all_remedies_in_the_order_of_the_filters()
    {
        var all = (1 << Obstacle.All.Count) - 1;

        Assert.Equal(string.Join(" and ", Obstacle.All.Select(one => one.Remedy)), Assert.Single(Plan([all]).Remedies).Words);
    }

    [Fact]
    public void Of_instances_with_one_obstacle_the_one_that_lacks_least_is_named()
    {
        var fleet = Some.Fleet(Some.Instance("i1", cpu: 40), Some.Instance("i2", cpu: 90), Some.Instance("i3", cpu: 89), Some.Instance("i4", cpu: 90));

        Assert.Equal(new Remedy("10 more CPU units", 4, "i2"), Assert.Single(Planner.Plan(fleet, Some.Request(), 1, Some.Chance()).Remedies));
    }

    private static PlacementPlan Plan(int[] sets)
    {
        var fleet = Some.Fleet();
        for (var i = 0; i < sets.Length; i++)
        {
            Obstacle.Put(fleet, $"i{i}", [.. In(sets[i])]);
        }

        return Planner.Plan(fleet, Obstacle.Request, 1, Some.Chance());
    }

    private static IEnumerable<Obstacle> In(int set) => Obstacle.All.Where((_, i) => (set & (1 << i)) != 0);

    private static double Distance(int set) => In(set).Aggregate(0.0, (sum, one) => sum + (one.Filter is "cpu" or "memory" ? 0.6 : 1));

    private static IEnumerable<Remedy> Changes(PlacementPlan plan) =>
        plan.Remedies.Where(remedy => !remedy.Words.Contains("more instance", StringComparison.Ordinal));
}
