using Plimsoll.Placement.Indexing;

namespace Plimsoll.Placement.Searching;

/// <summary>Where the instances of some classes that may fit are listed, in as few as the indexes can tell.</summary>
internal static class Fitting
{
    public static List<Source> Of(Search search, ReadOnlySpan<InstanceClass> classes)
    {
        var sources = new List<Source>(classes.Length);
        foreach (var one in classes)
        {
            var source = search.WithoutTasks && search.Attempt.Scope!.Levels?.In(one) is { TracksZero: true } levels
                ? new Source(levels.Zero)
                : new Source(one.ByMemory, InstanceClass.MemoryKey(search.Demand.Memory, search.Demand.Cpu), ulong.MaxValue);
            if (source.Size > 0)
            {
                sources.Add(source);
            }
        }

        return sources;
    }
}
