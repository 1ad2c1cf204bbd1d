using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Strategies;

namespace Plimsoll.Placement.Explaining;

/// <summary>What each strategy left of the candidates. As long as whole classes stay or go, they are counted and not listed.</summary>
internal static class StrategySteps
{
    public static List<StrategyStep> Of(Attempt attempt, Survey survey)
    {
        var steps = new List<StrategyStep>();
        ReadOnlySpan<Ranking> chain = attempt.Request.Strategies.Rankings;
        if (!survey.IsByClass)
        {
            Narrowing.Apply(attempt, survey.Candidates, chain, steps);
            return steps;
        }

        var tallies = survey.Tallies.Where(tally => tally.Fitting > 0).ToList();
        while (chain is [SpreadByAttribute spread, ..] && attempt.Fleet.Classes.IsShared(spread.Attribute))
        {
            var best = tallies.Min(tally => spread.Score(attempt, tally.Class.Sample));
            tallies.RemoveAll(tally => spread.Score(attempt, tally.Class.Sample) != best);
            steps.Add(new StrategyStep(spread.ToString(), tallies.Sum(tally => tally.Fitting), best, spread.Describe(best)));
            chain = chain[1..];
        }

        if (chain is not ([] or [RandomChoice, ..]))
        {
            var candidates = chain[0] is BinpackMemory or BinpackCpu ? Fullest(attempt, tallies, chain[0] is BinpackMemory) : Everyone(attempt, tallies);
            Narrowing.Apply(attempt, candidates, chain, steps);
        }
        else if (chain is [var random, ..])
        {
            steps.Add(new StrategyStep(random.ToString(), 1, 0, random.Describe(0)));
        }

        return steps;
    }

    // Those with the least left of one resource, read off the keys.
    private static List<InstanceEntry> Fullest(Attempt attempt, List<ClassTally> tallies, bool byMemory)
    {
        var least = ulong.MaxValue;
        foreach (var (key, _) in Fitting(attempt.Demand, tallies))
        {
            least = Math.Min(least, byMemory ? key >> 32 : (uint)key);
        }

        return [.. Fitting(attempt.Demand, tallies)
            .Where(one => (byMemory ? one.Key >> 32 : (uint)one.Key) == least)
            .Select(one => attempt.Fleet.Slots[one.Slot]!)];
    }

    private static List<InstanceEntry> Everyone(Attempt attempt, List<ClassTally> tallies) =>
        [.. Fitting(attempt.Demand, tallies).Select(one => attempt.Fleet.Slots[one.Slot]!)];

    private static IEnumerable<(ulong Key, int Slot)> Fitting(Demand demand, List<ClassTally> tallies)
    {
        foreach (var tally in tallies)
        {
            var index = tally.Class.ByMemory;
            for (var b = 0; b < index.BlockCount; b++)
            {
                var block = index.Block(b);
                for (var i = 0; i < block.Count; i++)
                {
                    if ((uint)block.Keys[i] >= (uint)demand.Cpu && block.Keys[i] >> 32 >= (uint)demand.Memory)
                    {
                        yield return (block.Keys[i], block.Slots[i]);
                    }
                }
            }
        }
    }
}
