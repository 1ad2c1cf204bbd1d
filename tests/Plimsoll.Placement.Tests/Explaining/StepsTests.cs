using CsCheck;
using Plimsoll.Placement.Tests.Reference;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Explaining;

/// <summary>Each step of an explanation, against narrowing by hand.</summary>
public sealed class StepsTests
{
    [Fact]
    public void Each_step_leaves_as_many_as_narrowing_by_hand() => EveryChoice((cluster, request, decision) =>
        decision.Explanation!.Steps.Where(step => step.Strategy != "random").Select(step => (step.Strategy, step.Left))
            .SequenceEqual(ByHand(cluster, request).Select(step => (step.Strategy, step.Left.Count))));

    [Fact]
    public void Each_step_says_the_lowest_score_there_was() => EveryChoice((cluster, request, decision) =>
        decision.Explanation!.Steps.Where(step => step.Strategy != "random").Select(step => step.Score)
            .SequenceEqual(ByHand(cluster, request).Select(step => step.Score)));

    [Fact]
    public void The_words_of_a_step_begin_with_its_score_and_say_what_it_counts() => EveryChoice((_, _, decision) =>
        decision.Explanation!.Steps.All(step => step.Words == step.Strategy switch
        {
            "random" => "chosen by chance",
            "binpack(cpu)" => $"{step.Score} CPU units left",
            "binpack(memory)" => $"{step.Score} MiB left",
            "spread(instanceId)" => $"{step.Score} tasks of the group on the instance",
            var spread => $"{step.Score} tasks of the group with the same {spread["spread(attribute:".Length..^1]}",
        }));

    [Fact]
    public void The_choice_is_among_those_that_the_last_step_left() => EveryChoice((cluster, request, decision) =>
    {
        var left = ByHand(cluster, request).Select(step => step.Left).LastOrDefault() ?? NaiveNarrowing.Candidates(cluster.Reference, request);
        return left.Contains(decision.InstanceId);
    });

    [Fact]
    public void A_random_step_is_the_last_and_leaves_one() => EveryChoice((_, _, decision) =>
    {
        var steps = decision.Explanation!.Steps;
        var random = steps.Index().Where(one => one.Item.Strategy == "random").ToArray();
        return random.Length <= 1 && random.All(one => one.Index == steps.Count - 1 && (one.Item.Left, one.Item.Score) == (1, 0));
    });

    private static (string Strategy, IReadOnlyList<string> Left, long Score)[] ByHand(TwinFleets cluster, PlacementRequest request) =>
        [.. NaiveNarrowing.Steps(cluster.Fleet, request, NaiveNarrowing.Candidates(cluster.Reference, request))];

    private static void EveryChoice(Func<TwinFleets, PlacementRequest, PlacementDecision, bool> holds) =>
        Gen.Select(SmallClusters.Instances, SmallClusters.Tasks, SmallClusters.Request, Gen.ULong).Sample(
            (instances, tasks, request, seed) =>
            {
                var cluster = SmallClusters.Build(instances, tasks);
                var decision = Placer.Place(cluster.Fleet, request, Some.Chance(seed));
                return !decision.Placed || holds(cluster, request, decision);
            },
            iter: 1_000);
}
