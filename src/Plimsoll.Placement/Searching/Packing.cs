using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Indexing;
using Plimsoll.Placement.Strategies;

namespace Plimsoll.Placement.Searching;

/// <summary>Binpack: walks each class from the least that is enough upwards, to the first instance that fits.</summary>
internal static class Packing
{
    public static InstanceEntry? Solve(Search search, ReadOnlySpan<InstanceClass> classes, int step, bool byMemory)
    {
        // The index is ordered by the other resource next, so a chain that packs by both is answered in one go.
        var both = step + 1 < search.Chain.Length && search.Chain[step + 1] is BinpackCpu or BinpackMemory;
        var least = ulong.MaxValue;
        var ties = new List<InstanceClass>();
        foreach (var one in classes)
        {
            if (First(search, one, byMemory, both, least) is not { } key)
            {
                continue;
            }

            var score = both ? key : key >> 32;
            if (score < least)
            {
                ties.Clear();
                least = score;
            }

            if (score == least)
            {
                ties.Add(one);
            }
        }

        if (ties.Count == 0)
        {
            return null;
        }

        var sources = Sources(search, ties, least, byMemory, both);
        var next = step + (both ? 2 : 1);
        return next == search.Chain.Length ? search.Draw(sources) : search.Narrow(sources, next);
    }

    private static List<Source> Sources(Search search, List<InstanceClass> ties, ulong least, bool byMemory, bool both)
    {
        var (from, to) = both ? (least, least) : ((least << 32) | (uint)From(search, byMemory), (least << 32) | uint.MaxValue);
        var sources = new List<Source>(ties.Count);
        foreach (var one in ties)
        {
            sources.Add(new Source(byMemory ? one.ByMemory : one.ByCpu, from, to));
        }

        return sources;
    }

    private static ulong? First(Search search, InstanceClass one, bool byMemory, bool both, ulong least)
    {
        var walk = new IndexWalk(byMemory ? one.ByMemory : one.ByCpu, From(search, byMemory), search.Demand);
        while (walk.Next())
        {
            if ((both ? walk.Key : walk.Key >> 32) > least)
            {
                return null;
            }

            if (search.FitsMore(walk.Slot) is not null)
            {
                return walk.Key;
            }
        }

        return null;
    }

    private static ulong From(Search search, bool byMemory) => byMemory
        ? InstanceClass.MemoryKey(search.Demand.Memory, search.Demand.Cpu)
        : InstanceClass.CpuKey(search.Demand.Cpu, search.Demand.Memory);
}
