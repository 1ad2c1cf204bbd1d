using System.Globalization;
using CsCheck;

namespace Plimsoll.Placement.Tests.ScalingIn;

/// <summary>What holds of every scale-in, whatever the service looks like.</summary>
public sealed class ScaleInPropertyTests
{
    private static readonly string[] Chains =
        ["", "random", "spread:zone", "spread:instanceId", "binpack:cpu", "binpack:memory", "spread:zone binpack:memory", "spread:attribute:rack"];

    private static readonly Gen<string> State = Gen.OneOf("", "", "", "-old", "-pending", "-sick", "-protected", "-foreign", "-stopping");

    private static readonly Gen<(int Place, string State, int Size)[]> AnyTasks = Gen.Select(Gen.Int[0, 4], State, Gen.Int[0, 6]).Array[0, 24];

    private static readonly Gen<(int Place, string State, int Size)[]> PlainTasks =
        Gen.Select(Gen.Int[0, 4], Gen.OneOf("", "", "-foreign"), Gen.Int[0, 6]).Array[1, 24];

    [Fact]
    public void A_protected_task_is_never_stopped_and_all_others_are_in_the_end() => Gen.Select(AnyTasks, Gen.OneOf(Chains), Gen.ULong).Sample(
        (tasks, chain, seed) =>
        {
            var layout = Draw(tasks);
            var open = layout.Tasks.Where(task => !task.Protected).Select(task => task.TaskId).Order(StringComparer.Ordinal).ToArray();

            Assert.Equal(open, layout.Stop(int.MaxValue, chain, seed).Order(StringComparer.Ordinal));
            Assert.All(layout.Tasks, task => Assert.True(task.Protected));
        },
        iter: 300);

    [Fact]
    public void Asked_for_n_it_stops_n_different_tasks_or_all_that_may_be() => Gen.Select(AnyTasks, Gen.OneOf(Chains), Gen.Int[0, 12]).Sample(
        (tasks, chain, count) =>
        {
            var layout = Draw(tasks);
            var open = layout.Tasks.Count(task => !task.Protected);

            var stopped = layout.Stop(count, chain);

            Assert.Equal(Math.Min(count, open), stopped.Count);
            Assert.Distinct(stopped);
        },
        iter: 300);

    [Fact]
    public void Tasks_go_by_state_first_old_then_pending_then_sick_then_the_rest() => Gen.Select(AnyTasks, Gen.OneOf(Chains)).Sample(
        (tasks, chain) =>
        {
            string[] order = ["-old", "-pending", "-sick", ""];

            var stopped = Draw(tasks).Stop(int.MaxValue, chain);

            var ranks = stopped.Select(task => Array.IndexOf(order, tasks[int.Parse(task[1..], CultureInfo.InvariantCulture)].State)).ToArray();
            Assert.Equal(ranks.Order(), ranks);
        },
        iter: 300);

    [Theory]
    [InlineData("spread:zone")]
    [InlineData("spread:instanceId")]
    [InlineData("spread:attribute:rack")]
    public void A_spread_stop_leaves_the_best_balance_that_one_stop_can_leave(string chain) => Gen.Select(PlainTasks, Gen.ULong).Sample(
        (tasks, seed) =>
        {
            var layout = Draw(tasks);
            if (layout.Choose(chain, seed) is { } chosen)
            {
                Assert.Equal(layout.Tasks.Min(task => Unevenness(layout, chain, task.TaskId)), Unevenness(layout, chain, chosen));
            }
        },
        iter: 200);

    [Theory]
    [InlineData("binpack:cpu")]
    [InlineData("binpack:memory")]
    public void A_binpack_stop_leaves_an_instance_with_as_much_free_as_one_stop_can_leave(string chain) => Gen.Select(PlainTasks, Gen.ULong).Sample(
        (tasks, seed) =>
        {
            var layout = Draw(tasks);
            if (layout.Choose(chain, seed) is { } chosen)
            {
                Assert.Equal(layout.Tasks.Max(task => FreeAfter(layout, chain, task.TaskId)), FreeAfter(layout, chain, chosen));
            }
        },
        iter: 200);

    [Theory]
    [InlineData("spread:zone")]
    [InlineData("spread:instanceId")]
    [InlineData("")]
    public void Spread_does_not_see_the_tasks_of_other_services(string chain) => Gen.Select(PlainTasks, Gen.ULong).Sample(
        (tasks, seed) =>
        {
            var alone = Draw(tasks);
            foreach (var foreign in tasks.Index().Where(pair => pair.Item.State == "-foreign"))
            {
                alone.Fleet.RemoveTask($"t{foreign.Index}");
            }

            Assert.Equal(alone.Choose(chain, seed), Draw(tasks).Choose(chain, seed));
        },
        iter: 200);

    // Five instances in two zones and two racks, one of them in none.
    private static ServiceLayout Draw((int Place, string State, int Size)[] tasks)
    {
        string[] places = ["i0@a+size=3000+rack=r1", "i1@a+size=3500+rack=r2", "i2@b+size=3000+rack=r1", "i3@b+size=4000", "i4@b+size=3000+rack=r2"];
        return new ServiceLayout(string.Join(" | ", places.Select((place, index) => place + " " + string.Join(' ', tasks.Index()
            .Where(pair => pair.Item.Place == index)
            .Select(pair => $"t{pair.Index}{pair.Item.State}:{20 * pair.Item.Size}/{100 - (10 * pair.Item.Size)}")))));
    }

    // The sum of squares over the buckets: least when they are as level as they can be.
    private static int Unevenness(ServiceLayout layout, string chain, string without) => layout.Tasks
        .Where(task => task.TaskId != without)
        .GroupBy(task => Bucket(layout, chain, layout[task.TaskId].InstanceId))
        .Sum(bucket => bucket.Count() * bucket.Count());

    private static string Bucket(ServiceLayout layout, string chain, string id)
    {
        layout.Fleet.TryGetInstance(id, out var instance);
        return chain switch
        {
            "spread:zone" => ServiceLayout.Zone(instance!),
            "spread:instanceId" => id,
            _ => instance!.Attributes.GetValueOrDefault("rack") ?? "none",
        };
    }

    private static int FreeAfter(ServiceLayout layout, string chain, string task)
    {
        var (demand, left) = (layout[task].Demand, layout.Fleet.GetRemaining(layout[task].InstanceId)!);
        return chain == "binpack:cpu" ? left.Cpu + demand.Cpu : left.Memory + demand.Memory;
    }
}
