using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.ScalingIn;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.ScalingIn;

/// <summary>Taking tasks off one by one arrives at the split that base and weights give.</summary>
public sealed class ProviderSplitTests
{
    [Theory]
    [InlineData(1, 0, 4, 0, 11, 3, 8)]
    [InlineData(1, 0, 1, 0, 10, 5, 5)]
    [InlineData(3, 0, 1, 0, 8, 6, 2)]
    [InlineData(0, 2, 1, 0, 6, 2, 4)]
    [InlineData(1, 5, 1, 0, 5, 5, 0)]
    [InlineData(1, 5, 1, 0, 9, 7, 2)]
    public void The_split_after_scale_in_is_within_one_of_base_and_weights(
        int weightA, int baseA, int weightB, int baseB, int left, int expectedA, int expectedB)
    {
        ProviderShare[] shares = [new ProviderShare("A", weightA, baseA), new ProviderShare("B", weightB, baseB)];
        var tasks = Enumerable.Range(0, 20).Select(_ => "A").Concat(Enumerable.Range(0, 20).Select(_ => "B")).Select(Entry).ToList();
        while (tasks.Count > left)
        {
            var over = ProviderSplit.MostOver(shares, tasks, tasks.Select(Provider));
            tasks.RemoveAt(tasks.FindIndex(task => Provider(task) == over));
        }

        Assert.InRange(tasks.Count(task => Provider(task) == "A"), expectedA - 1, expectedA + 1);
        Assert.InRange(tasks.Count(task => Provider(task) == "B"), expectedB - 1, expectedB + 1);
    }

    [Fact]
    public void Only_providers_with_a_task_that_may_stop_are_named()
    {
        var tasks = new[] { "A", "A", "A", "B" }.Select(Entry).ToArray();

        Assert.Equal("B", ProviderSplit.MostOver([new ProviderShare("A", 1), new ProviderShare("B", 1)], tasks, ["B"]));
    }

    [Fact]
    public void Tasks_on_no_provider_are_over_whatever_share_there_is()
    {
        var tasks = new[] { "A", "A", "" }.Select(Entry).ToArray();

        Assert.Equal("", ProviderSplit.MostOver([new ProviderShare("A", 1)], tasks, tasks.Select(Provider)));
    }

    private static string Provider(TaskEntry task) => task.Instance.Instance.CapacityProvider ?? "";

    private static TaskEntry Entry(string provider)
    {
        var instance = new InstanceEntry(0, Some.Instance("i") with { CapacityProvider = provider.Length == 0 ? null : provider }, _ => null);
        return new TaskEntry(Some.Task("t", "i"), instance, new GroupLedger("g"), null);
    }
}
