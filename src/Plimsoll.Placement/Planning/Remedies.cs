using Plimsoll.Placement.Filters;
using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Planning;

/// <summary>Works out what would make a task fit that does not.</summary>
internal static class Remedies
{
    private const int MaxRemedies = 5;

    /// <summary>One remedy for each set of filters that stands in the way, then more instances of a shape that would do.</summary>
    public static IReadOnlyList<Remedy> For(Fleet fleet, PlacementRequest request, int missing)
    {
        var attempt = new Attempt(fleet, request);
        var filters = FilterPipeline.ForScheduling(request);
        var obstacles = new Dictionary<int, Obstacle>();
        foreach (var instance in fleet.Slots)
        {
            if (instance is not null)
            {
                Measure(attempt, filters, instance, obstacles);
            }
        }

        var remedies = obstacles
            .OrderBy(pair => int.PopCount(pair.Key)).ThenBy(pair => pair.Value.Distance).ThenBy(pair => pair.Key)
            .Take(MaxRemedies)
            .Select(pair => new Remedy(Words(attempt, filters, pair), pair.Value.Instances, pair.Value.Closest.Instance.Id))
            .ToList();
        if (MoreInstances.Like(attempt, filters, missing) is { } more)
        {
            remedies.Add(more);
        }

        return remedies;
    }

    private static void Measure(Attempt attempt, Filter[] filters, InstanceEntry instance, Dictionary<int, Obstacle> obstacles)
    {
        var (set, distance) = (0, 0.0);
        for (var i = 0; i < filters.Length; i++)
        {
            if (!filters[i].Admits(attempt, instance))
            {
                set |= 1 << i;
                distance += filters[i].Distance(attempt, instance);
            }
        }

        if (!obstacles.TryGetValue(set, out var known))
        {
            obstacles[set] = new Obstacle(instance, distance, 1);
            return;
        }

        obstacles[set] = distance < known.Distance
            ? new Obstacle(instance, distance, known.Instances + 1)
            : known with { Instances = known.Instances + 1 };
    }

    private static string Words(Attempt attempt, Filter[] filters, KeyValuePair<int, Obstacle> obstacle) => string.Join(
        " and ",
        filters.Where((_, i) => (obstacle.Key & (1 << i)) != 0).Select(filter => filter.Remedy(attempt, obstacle.Value.Closest)));

    private sealed record Obstacle(InstanceEntry Closest, double Distance, int Instances);
}
