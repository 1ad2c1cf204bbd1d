using Plimsoll.Placement.Filters;
using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Explaining;

/// <summary>
/// Why nothing would do. The closest instance is the one that fails the fewest checks; among equals the one that
/// got furthest, then the one that lacks least, then the first by name.
/// </summary>
internal static class Diagnosis
{
    /// <summary>One failure for each reason met, by its closest instance, the closest of all first.</summary>
    public static (IReadOnlyList<PlacementFailure> Failures, IReadOnlyList<RefusedInstance> Telling) Of(Attempt attempt, Filter[] filters)
    {
        var closest = new Dictionary<int, Miss>();
        var selected = false;
        foreach (var instance in attempt.Fleet.Slots)
        {
            if (instance is null || Measure(attempt, filters, instance) is not { } miss)
            {
                continue;
            }

            selected |= filters[miss.First] is not PoolFilter;
            if (filters[miss.First].Reason is not null && (!closest.TryGetValue(miss.First, out var best) || miss.CompareTo(best) < 0))
            {
                closest[miss.First] = miss;
            }
        }

        if (closest.Count == 0)
        {
            return ([Nobody(attempt, selected)], []);
        }

        var ordered = closest.Values.Order().ToArray();
        return (
            [.. ordered.Select(miss => Failure(attempt, filters[miss.First], miss.Instance))],
            [.. ordered.Take(Explanation.MaxTelling).Select(miss => new RefusedInstance(
                miss.Instance.Instance.Id, filters[miss.First].Name, filters[miss.First].Explain(attempt, miss.Instance)))]);
    }

    /// <summary>The failure that a filter's refusal of an instance stands for.</summary>
    public static PlacementFailure Failure(Attempt attempt, Filter filter, InstanceEntry instance) =>
        new(instance.Instance.Id, filter.Reason ?? FailureReasons.NoActiveInstances,
            $"{instance.Instance.Id} {filter.Explain(attempt, instance)}");

    private static PlacementFailure Nobody(Attempt attempt, bool selected) => (selected, attempt.Request.Pool.Provider) switch
    {
        (true, _) => new PlacementFailure(null, FailureReasons.NoActiveInstances, "none of the container instances is active"),
        (_, { } provider) => new PlacementFailure(
            null, FailureReasons.EmptyCapacityProvider, $"no container instance belongs to capacity provider {provider}"),
        _ => new PlacementFailure(null, FailureReasons.NoContainerInstances, "the cluster has no container instance of this launch type"),
    };

    private static Miss? Measure(Attempt attempt, Filter[] filters, InstanceEntry instance)
    {
        var (first, count, distance) = (-1, 0, 0.0);
        for (var i = 0; i < filters.Length; i++)
        {
            if (filters[i].Admits(attempt, instance))
            {
                continue;
            }

            first = count == 0 ? i : first;
            count++;
            distance += filters[i].Distance(attempt, instance);
            if (filters[i].Reason is null)
            {
                break;
            }
        }

        return count == 0 ? null : new Miss(instance, first, count, distance);
    }

    private readonly record struct Miss(InstanceEntry Instance, int First, int Count, double Distance) : IComparable<Miss>
    {
        public int CompareTo(Miss other)
        {
            var order = Count.CompareTo(other.Count);
            order = order != 0 ? order : other.First.CompareTo(First);
            order = order != 0 ? order : Distance.CompareTo(other.Distance);
            return order != 0 ? order : string.CompareOrdinal(Instance.Instance.Id, other.Instance.Instance.Id);
        }
    }
}
