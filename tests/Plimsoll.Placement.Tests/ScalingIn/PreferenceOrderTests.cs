using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.ScalingIn;
using Plimsoll.Placement.Strategies;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.ScalingIn;

/// <summary>The preferences of scale-in against each other, against protection and against the strategies.</summary>
public sealed class PreferenceOrderTests
{
    [Theory]
    [InlineData("old", "pending")]
    [InlineData("old", "draining")]
    [InlineData("old", "sick")]
    [InlineData("pending", "draining")]
    [InlineData("pending", "sick")]
    [InlineData("draining", "sick")]
    public void Of_two_tasks_the_one_with_the_earlier_preference_goes(string earlier, string later)
    {
        Assert.Equal(earlier, Choose(later, earlier, "plain"));
        Assert.Equal(later, Choose(earlier + " protected", later, "plain"));
    }

    [Theory]
    [InlineData("old")]
    [InlineData("pending")]
    [InlineData("draining")]
    [InlineData("sick")]
    public void Each_goes_before_what_the_strategies_would_take(string kind) => Assert.Equal(kind, Choose(kind, "plain", "plain2", "plain3"));

    [Theory]
    [InlineData("old")]
    [InlineData("pending")]
    [InlineData("draining")]
    [InlineData("sick")]
    public void Protection_is_above_every_preference(string kind) => Assert.Equal("plain", Choose(kind + " protected", "plain"));

    // The first task is alone in its zone; all others share one, from which the strategy would take.
    private static string? Choose(params string[] tasks)
    {
        var fleet = Some.Fleet(Some.Instance("alone", 4000, 4000, "a"), Some.Instance("shared", 4000, 4000, "b"));
        var wishes = new List<ScaleInTask>();
        foreach (var (index, text) in tasks.Index())
        {
            var id = text.Split(' ')[0];
            var instance = index == 0 ? "alone" : "shared";
            if (id == "draining")
            {
                instance = "leaving";
                fleet.PutInstance(Some.Instance(instance, 4000, 4000, "a") with { Status = InstanceStatus.Draining });
            }

            fleet.PutTask(Some.Task(id, instance, "service:s") with { Service = "s", Running = id != "pending" });
            wishes.Add(new ScaleInTask
            {
                TaskId = id,
                OnPrimaryDeployment = id != "old",
                Healthy = id != "sick",
                Protected = text.EndsWith("protected", StringComparison.Ordinal),
            });
        }

        var request = new ScaleInRequest { Service = "s", Tasks = wishes, Strategies = StrategyChain.ServiceDefault };
        return ScaleIn.Choose(fleet, request, Some.Chance()).TaskId;
    }
}
