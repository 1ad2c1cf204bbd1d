using CsCheck;
using Plimsoll.Placement.Strategies;
using Plimsoll.Placement.Tests.Explaining;
using Plimsoll.Placement.Tests.Reference;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Strategies;

/// <summary>What holds of any chain on any small cluster.</summary>
public sealed class ChainPropertyTests
{
    [Fact]
    public void Chance_decides_among_exactly_those_that_narrowing_by_hand_leaves() => EveryChain((cluster, request) =>
    {
        var candidates = NaiveNarrowing.Candidates(cluster.Reference, request);
        if (candidates.Count == 0)
        {
            return Tied.Among(cluster.Fleet, request) == "nowhere";
        }

        var left = NaiveNarrowing.Steps(cluster.Fleet, request, candidates).Select(step => step.Left).LastOrDefault() ?? candidates;
        return Tied.Among(cluster.Fleet, request) == string.Join(' ', left.Order(StringComparer.Ordinal));
    });

    [Fact]
    public void What_follows_a_random_strategy_never_matters() => EveryChain((cluster, request) =>
    {
        var chain = request.Strategies.Normalized.Take(3).ToArray();
        var ended = request with { Strategies = StrategyChain.ForRunTask([.. chain, Some.Strategy("random")]) };
        var more = request with { Strategies = StrategyChain.ForRunTask([.. chain, Some.Strategy("random"), Some.Strategy("binpack:cpu")]) };
        return Tied.Among(cluster.Fleet, ended) == Tied.Among(cluster.Fleet, more);
    });

    [Fact]
    public void A_further_strategy_only_leaves_out() => EveryChain((cluster, request) =>
    {
        var chain = request.Strategies.Normalized.TakeWhile(strategy => strategy.Type != "random").Take(4).ToArray();
        var shorter = request with { Strategies = StrategyChain.ForRunTask(chain) };
        var longer = request with { Strategies = StrategyChain.ForRunTask([.. chain, Some.Strategy("spread:host")]) };
        return !Tied.Among(cluster.Fleet, longer).Split(' ').Except(Tied.Among(cluster.Fleet, shorter).Split(' ')).Any();
    });

    [Fact]
    public void The_same_seed_and_the_same_history_make_the_same_choices() =>
        Gen.Select(SmallClusters.Instances, SmallClusters.Tasks, SmallClusters.Request, SmallClusters.Request, Gen.ULong).Sample(
            (instances, tasks, one, other, seed) =>
            {
                string?[] Life()
                {
                    var (fleet, chance) = (SmallClusters.Build(instances, tasks).Fleet, Some.Chance(seed));
                    return [.. fleet.RunMany(one with { Explain = false }, 4, "x", chance), .. fleet.RunMany(other with { Explain = false }, 4, "y", chance)];
                }

                return Life().SequenceEqual(Life());
            });

    [Fact]
    public void What_is_written_back_means_the_same() => EveryChain((cluster, request) =>
    {
        var written = request with { Strategies = StrategyChain.ForRunTask(request.Strategies.Normalized) };
        return written.Strategies.Normalized.SequenceEqual(request.Strategies.Normalized)
            && Tied.Among(cluster.Fleet, written) == Tied.Among(cluster.Fleet, request);
    });

    private static void EveryChain(Func<TwinFleets, PlacementRequest, bool> holds) =>
        Gen.Select(SmallClusters.Instances, SmallClusters.Tasks, SmallClusters.Request, SmallClusters.Chain).Sample(
            (instances, tasks, request, chain) => holds(SmallClusters.Build(instances, tasks), request with { Strategies = Some.Chain(chain) }),
            iter: 200);
}
