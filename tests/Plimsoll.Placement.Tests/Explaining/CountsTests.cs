using CsCheck;
using Plimsoll.Placement.Explaining;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Reference;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Explaining;

/// <summary>The numbers and names of an explanation, against checking each instance in turn.</summary>
public sealed class CountsTests
{
    [Fact]
    public void Refusals_other_than_the_pools_and_candidates_make_up_the_pool() => EveryDecision((cluster, request, decision) =>
    {
        var explanation = decision.Explanation!;
        var inPool = cluster.Reference.Instances.Values.Count(request.Pool.Contains);
        return explanation.Refused.Where(refusal => refusal.Filter != "pool").Sum(refusal => refusal.Count) + explanation.Candidates == inPool;
    });

    [Fact]
    public void Everything_that_is_told_of_was_refused_by_that_filter_first() => EveryDecision((cluster, request, decision) =>
        decision.Explanation!.Telling.All(told =>
            ReferencePlacer.FailedChecks(cluster.Reference, request, cluster.Reference.FactsOf(told.InstanceId)).First() == told.Filter));

    [Fact]
    public void Nobody_is_told_of_twice_and_no_filter_either() => EveryDecision((_, _, decision) =>
    {
        var telling = decision.Explanation!.Telling;
        return telling.DistinctBy(told => told.InstanceId).Count() == telling.Count && telling.DistinctBy(told => told.Filter).Count() == telling.Count;
    });

    [Fact]
    public void Every_filter_that_is_told_of_is_counted() => EveryDecision((_, _, decision) =>
        !decision.Explanation!.Telling.Select(told => told.Filter).Except(decision.Explanation.Refused.Select(refusal => refusal.Filter)).Any());

    [Fact]
    public void A_success_tells_of_as_many_filters_as_refused_up_to_five() => EveryDecision((_, _, decision) =>
        !decision.Placed || decision.Explanation!.Telling.Count == Math.Min(Explanation.MaxTelling, decision.Explanation.Refused.Count));

    [Fact]
    public void The_chosen_instance_is_a_candidate_and_never_told_of() => EveryDecision((cluster, request, decision) =>
        !decision.Placed || (NaiveNarrowing.Candidates(cluster.Reference, request).Contains(decision.InstanceId)
            && decision.Explanation!.Telling.All(told => told.InstanceId != decision.InstanceId)));

    [Fact]
    public void A_failure_is_of_the_instance_that_fails_the_fewest_checks() => EveryDecision((cluster, request, decision) =>
        decision.Placed || decision.Failures[0].InstanceId is not { } closest || Failed(cluster, request, closest).Length == cluster.Reference.Facts
            .Select(one => ReferencePlacer.FailedChecks(cluster.Reference, request, one).ToArray())
            .Where(failed => failed[0] is not ("pool" or "status"))
            .Min(failed => failed.Length));

    [Fact]
    public void A_failure_has_the_first_reason_of_its_own_instance() => EveryDecision((cluster, request, decision) =>
        decision.Failures.Where(failure => failure.InstanceId is not null).All(failure =>
            Obstacle.Named(Failed(cluster, request, failure.InstanceId!)[0]).Reason == failure.Reason));

    [Fact]
    public void Failures_name_each_reason_that_was_counted_once() => EveryDecision((_, _, decision) =>
    {
        var counted = decision.Explanation!.Refused.Select(refusal => refusal.Reason).OfType<string>().Order(StringComparer.Ordinal);
        return decision.Placed || decision.Failures[0].InstanceId is null
            || decision.Failures.Select(failure => failure.Reason).Order(StringComparer.Ordinal).SequenceEqual(counted);
    });

    [Fact]
    public void What_is_told_of_a_failure_is_what_its_failures_say() => EveryDecision((_, _, decision) =>
        decision.Placed || decision.Failures[0].InstanceId is null || decision.Explanation!.Telling.Select(told => $"{told.InstanceId} {told.Words}")
            .SequenceEqual(decision.Failures.Take(Explanation.MaxTelling).Select(failure => failure.Detail)));

    [Theory]
    [InlineData(10)]
    [InlineData(300)]
    [InlineData(2_000)]
    public void The_size_does_not_grow_with_the_cluster(int instances)
    {
        var fleet = new Fleet();
        for (var i = 0; i < instances; i++)
        {
            // All but the last lack something, each kind of thing in turn.
            Obstacle.Put(fleet, $"i{i}", i == instances - 1 ? [] : [Obstacle.All[i % Obstacle.All.Count]]);
        }

        var explanation = Placer.Place(fleet, Obstacle.Request with { Strategies = Some.Chain("binpack:cpu", "spread:instanceId") }, Some.Chance()).Explanation!;

        Assert.Equal((instances, 1), (explanation.Considered, explanation.Candidates));
        Assert.InRange(explanation.Refused.Count, 0, Obstacle.All.Count);
        Assert.InRange(explanation.Telling.Count, 0, Explanation.MaxTelling);
        Assert.InRange(explanation.Telling.Sum(told => told.Words.Length) + explanation.Steps.Sum(step => step.Words.Length), 0, 1_000);
    }

    private static string[] Failed(TwinFleets cluster, PlacementRequest request, string instanceId) =>
        [.. ReferencePlacer.FailedChecks(cluster.Reference, request, cluster.Reference.FactsOf(instanceId))];

    private static void EveryDecision(Func<TwinFleets, PlacementRequest, PlacementDecision, bool> holds) =>
        Gen.Select(SmallClusters.Instances, SmallClusters.Tasks, SmallClusters.Request, Gen.ULong).Sample(
            (instances, tasks, request, seed) =>
            {
                var cluster = SmallClusters.Build(instances, tasks);
                return holds(cluster, request, Placer.Place(cluster.Fleet, request, Some.Chance(seed)));
            },
            iter: 1_000);
}
