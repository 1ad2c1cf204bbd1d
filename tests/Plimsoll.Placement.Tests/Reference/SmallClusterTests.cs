using CsCheck;
using Plimsoll.Placement.Explaining;
using Plimsoll.Placement.Planning;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Reference;

/// <summary>What holds for every small cluster; what does not is shown at its smallest.</summary>
public sealed class SmallClusterTests
{
    [Fact]
    public void A_decision_its_reasons_and_its_explanation_are_the_references() =>
        Gen.Select(SmallClusters.Instances, SmallClusters.Tasks, SmallClusters.Request, Gen.ULong).Sample(
            (instances, tasks, request, seed) => SmallClusters.Build(instances, tasks).Place(request, Some.Chance(seed)), iter: 4_000);

    [Fact]
    public void Ten_decisions_one_after_another_are_the_references() =>
        Gen.Select(SmallClusters.Instances, SmallClusters.Tasks, SmallClusters.Request, Gen.ULong).Sample(
            (instances, tasks, request, seed) =>
            {
                var (twins, chance) = (SmallClusters.Build(instances, tasks), Some.Chance(seed));
                for (var i = 0; i < 10; i++)
                {
                    twins.Place(request, chance);
                }
            },
            iter: 800);

    [Fact]
    public void Two_requests_by_turns_are_the_references() =>
        Gen.Select(SmallClusters.Instances, SmallClusters.Tasks, SmallClusters.Request, SmallClusters.Request, Gen.ULong).Sample(
            (instances, tasks, one, other, seed) =>
            {
                var (twins, chance) = (SmallClusters.Build(instances, tasks), Some.Chance(seed));
                for (var i = 0; i < 8; i++)
                {
                    twins.Place(i % 2 == 0 ? one : other, chance);
                }
            },
            iter: 800);

    [Fact]
    public void Asking_for_an_explanation_does_not_change_the_choice() => EveryDecision((cluster, request, seed) =>
        Placer.Place(cluster.Fleet, request with { Explain = true }, Some.Chance(seed)).InstanceId
        == Placer.Place(cluster.Fleet, request with { Explain = false }, Some.Chance(seed)).InstanceId);

    [Fact]
    public void Deciding_changes_nothing() => EveryDecision((cluster, request, seed) =>
    {
        var version = cluster.Fleet.Version;
        Placer.Place(cluster.Fleet, request, Some.Chance(seed));
        return cluster.Fleet.Version == version;
    });

    [Fact]
    public void A_plan_is_what_placing_in_the_same_cluster_does() =>
        Gen.Select(SmallClusters.Instances, SmallClusters.Tasks, SmallClusters.Request, Gen.ULong).Sample(
            (instances, tasks, request, seed) =>
            {
                var plan = Planner.Plan(SmallClusters.Build(instances, tasks).Fleet, request, 6, Some.Chance(seed));

                // Twins with one history: which of equals comes first may depend on what was put and removed before.
                var placed = SmallClusters.Build(instances, tasks).Fleet.RunMany(request with { Group = request.Group }, 6, "new", Some.Chance(seed));
                return plan.Placed.Select(task => task.InstanceId).SequenceEqual(placed.OfType<string>()) && plan.Placed.Count + plan.Unplaced == 6;
            });

    [Fact]
    public void A_plan_has_failures_and_remedies_exactly_when_something_is_left_over() => EveryDecision((cluster, request, seed) =>
    {
        var plan = Planner.Plan(cluster.Fleet, request, 5, Some.Chance(seed));
        return plan.Unplaced == 0 ? plan.Failures.Count + plan.Remedies.Count == 0 : plan.Failures.Count > 0;
    });

    [Fact]
    public void What_is_counted_adds_up_to_the_cluster() => EveryDecision((cluster, request, seed) =>
    {
        var explanation = Placer.Place(cluster.Fleet, request, Some.Chance(seed)).Explanation!;
        return explanation.Refused.Sum(refusal => refusal.Count) + explanation.Candidates == explanation.Considered
            && explanation.Telling.Count <= Explanation.MaxTelling
            && explanation.Refused.All(refusal => refusal.Count > 0);
    });

    [Fact]
    public void Each_strategy_leaves_some_and_no_more_than_the_one_before() => EveryDecision((cluster, request, seed) =>
    {
        var decision = Placer.Place(cluster.Fleet, request, Some.Chance(seed));
        var left = decision.Explanation!.Steps.Select(step => step.Left).Prepend(decision.Explanation.Candidates).ToArray();
        return !decision.Placed || (left.All(count => count > 0) && left.SequenceEqual(left.OrderDescending()));
    });

    [Fact]
    public void Counting_by_class_says_what_listing_each_instance_says() => EveryDecision((cluster, request, seed) =>
    {
        var counted = Placer.Place(cluster.Fleet, request, Some.Chance(seed)).Explanation!;

        // An expression about identity can only be asked instance by instance; every instance satisfies this one.
        var listed = Placer.Place(
            cluster.Fleet, request with { Constraints = request.Constraints.With(Some.MemberOf("ec2InstanceId =~ .*")) }, Some.Chance(seed)).Explanation!;
        return counted.Candidates == listed.Candidates && counted.Refused.SequenceEqual(listed.Refused) && counted.Steps.SequenceEqual(listed.Steps);
    });

    [Fact]
    public void A_strategy_named_twice_decides_as_if_named_once() =>
        Gen.Select(SmallClusters.Instances, SmallClusters.Tasks, Gen.OneOf(SmallClusters.Strategies).Array[1, 2], Gen.ULong).Sample(
            (instances, tasks, chain, seed) =>
            {
                var fleet = SmallClusters.Build(instances, tasks).Fleet;
                var once = Some.Request(50, 50, "family:a") with { Strategies = Some.Chain(chain) };
                var twice = once with { Strategies = Some.Chain([.. chain, .. chain]) };
                return Placer.Place(fleet, once, Some.Chance(seed)).InstanceId == Placer.Place(fleet, twice, Some.Chance(seed)).InstanceId;
            });

    [Fact]
    public void No_strategy_and_no_order_of_them_changes_whether_a_task_fits() =>
        Gen.Select(SmallClusters.Instances, SmallClusters.Tasks, SmallClusters.Request, SmallClusters.Chain).Sample(
            (instances, tasks, request, chain) =>
            {
                var fleet = SmallClusters.Build(instances, tasks).Fleet;
                return Placer.Place(fleet, request, Some.Chance()).Placed
                    == Placer.Place(fleet, request with { Strategies = Some.Chain(chain) }, Some.Chance()).Placed;
            });

    [Fact]
    public void A_further_constraint_never_admits_an_instance_that_was_refused() =>
        Gen.Select(SmallClusters.Instances, SmallClusters.Tasks, SmallClusters.Request, SmallClusters.Request).Sample(
            (instances, tasks, request, other) =>
            {
                var fleet = SmallClusters.Build(instances, tasks).Fleet;
                var narrower = request with { Constraints = request.Constraints.With(other.Constraints) };
                return Placer.Place(fleet, narrower, Some.Chance()).Explanation!.Candidates <= Placer.Place(fleet, request, Some.Chance()).Explanation!.Candidates;
            });

    [Fact]
    public void Asking_for_less_never_fits_on_fewer_instances() => EveryDecision((cluster, request, seed) =>
    {
        var less = request with { Demand = request.Demand with { Cpu = request.Demand.Cpu / 2, Memory = request.Demand.Memory / 2, TcpPorts = [] } };
        return Placer.Place(cluster.Fleet, less, Some.Chance(seed)).Explanation!.Candidates
            >= Placer.Place(cluster.Fleet, request, Some.Chance(seed)).Explanation!.Candidates;
    });

    [Fact]
    public void Placing_and_removing_tasks_leaves_candidates_refusals_and_scores_as_they_were() => EveryDecision((cluster, request, seed) =>
    {
        var before = Placer.Place(cluster.Fleet, request, Some.Chance(seed)).Explanation!;
        cluster.Fleet.RunMany(request, 3, "passing", Some.Chance(seed + 1));
        for (var i = 2; i >= 0; i--)
        {
            cluster.Fleet.RemoveTask($"passing{i}");
        }

        var after = Placer.Place(cluster.Fleet, request with { Group = request.Group }, Some.Chance(seed)).Explanation!;
        return before.Candidates == after.Candidates && before.Refused.SequenceEqual(after.Refused) && before.Steps.SequenceEqual(after.Steps);
    });

    private static void EveryDecision(Func<TwinFleets, PlacementRequest, ulong, bool> holds) =>
        Gen.Select(SmallClusters.Instances, SmallClusters.Tasks, SmallClusters.Request, Gen.ULong).Sample(
            (instances, tasks, request, seed) => holds(SmallClusters.Build(instances, tasks), request, seed), iter: 1_500);
}
