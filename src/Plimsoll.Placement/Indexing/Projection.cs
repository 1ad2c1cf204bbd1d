using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Indexing;

/// <summary>Chooses which attributes tell classes apart.</summary>
internal static class Projection
{
    /// <summary>As many of the names as keep the number of classes under the limit, those with fewest values first.</summary>
    public static string[] Choose(IReadOnlyList<InstanceEntry?> slots, IEnumerable<string> names, int limit)
    {
        var instances = slots.OfType<InstanceEntry>().Select(entry => entry.Instance).ToArray();
        var parts = new int[instances.Length];
        var chosen = new List<string>();
        foreach (var (name, _) in names.Select(name => (name, Count: CountValues(instances, name, limit))).Where(pair => pair.Count <= limit).OrderBy(pair => pair.Count))
        {
            if (Refine(instances, parts, name, limit) is { } finer)
            {
                parts = finer;
                chosen.Add(name);
            }
        }

        return [.. chosen];
    }

    private static int CountValues(FleetInstance[] instances, string name, int limit)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        foreach (var instance in instances)
        {
            values.Add(Value(instance, name));
            if (values.Count > limit)
            {
                break;
            }
        }

        return values.Count;
    }

    private static int[]? Refine(FleetInstance[] instances, int[] parts, string name, int limit)
    {
        var ids = new Dictionary<(int Part, string Value), int>();
        var finer = new int[parts.Length];
        for (var i = 0; i < instances.Length; i++)
        {
            var key = (parts[i], Value(instances[i], name));
            if (!ids.TryGetValue(key, out finer[i]))
            {
                ids.Add(key, finer[i] = ids.Count);
                if (ids.Count > limit)
                {
                    return null;
                }
            }
        }

        return finer;
    }

    private static string Value(FleetInstance instance, string name) =>
        instance.Attributes.TryGetValue(name, out var value) ? value ?? "" : InstanceEntry.NoValue;
}
