using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Indexing;
using Plimsoll.Placement.Strategies;

namespace Plimsoll.Placement.Searching;

/// <summary>Spread over an attribute that classes share: classes with the fewest tasks of the group first.</summary>
internal static class Tiers
{
    public static InstanceEntry? Solve(Search search, ReadOnlySpan<InstanceClass> classes, SpreadByAttribute spread, int step)
    {
        if (search.Attempt.Scope is null)
        {
            return search.Solve(classes, step + 1);
        }

        var ordered = classes.ToArray();
        var scores = new long[ordered.Length];
        for (var i = 0; i < ordered.Length; i++)
        {
            scores[i] = spread.Score(search.Attempt, ordered[i].Sample);
        }

        Array.Sort(scores, ordered);
        for (var start = 0; start < ordered.Length;)
        {
            var end = start + 1;
            while (end < ordered.Length && scores[end] == scores[start])
            {
                end++;
            }

            if (search.Solve(ordered.AsSpan(start, end - start), step + 1) is { } found)
            {
                return found;
            }

            start = end;
        }

        return null;
    }
}
