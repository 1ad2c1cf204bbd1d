using Plimsoll.Placement.Explaining;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Indexing;

namespace Plimsoll.Placement.Strategies;

/// <summary>Applies a chain of strategies to a list of candidates: each keeps those with its lowest score.</summary>
internal static class Narrowing
{
    /// <summary>Narrows the list in place, until a random strategy ends the chain.</summary>
    /// <param name="attempt">The request.</param>
    /// <param name="candidates">At least one; left with those that tie.</param>
    /// <param name="chain">The strategies.</param>
    /// <param name="steps">Told what each strategy did, when wanted.</param>
    public static void Apply(Attempt attempt, List<InstanceEntry> candidates, ReadOnlySpan<Ranking> chain, List<StrategyStep>? steps = null)
    {
        foreach (var ranking in chain)
        {
            if (ranking is RandomChoice)
            {
                steps?.Add(new StrategyStep(ranking.ToString(), 1, 0, ranking.Describe(0)));
                return;
            }

            var best = Keep(attempt, candidates, ranking);
            steps?.Add(new StrategyStep(ranking.ToString(), candidates.Count, best, ranking.Describe(best)));
        }
    }

    private static long Keep(Attempt attempt, List<InstanceEntry> candidates, Ranking ranking)
    {
        var best = long.MaxValue;
        var kept = 0;
        var shared = ranking is SpreadByAttribute spread && attempt.Fleet.Classes.IsShared(spread.Attribute);
        InstanceClass? last = null;
        var score = 0L;
        for (var i = 0; i < candidates.Count; i++)
        {
            // Candidates come class by class, and what a class shares is looked up once.
            if (!shared || candidates[i].Class != last)
            {
                last = candidates[i].Class;
                score = ranking.Score(attempt, candidates[i]);
            }

            if (score > best)
            {
                continue;
            }

            kept = score < best ? 0 : kept;
            best = score;
            candidates[kept++] = candidates[i];
        }

        candidates.RemoveRange(kept, candidates.Count - kept);
        return best;
    }
}
