using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.ScalingIn;

/// <summary>Which capacity provider has most more tasks than its base and weight give it.</summary>
internal static class ProviderSplit
{
    /// <param name="shares">The strategy.</param>
    /// <param name="tasks">All tasks of the service, the one to be stopped included.</param>
    /// <param name="providers">Providers to choose among: those that still have a task that may be stopped.</param>
    public static string MostOver(IReadOnlyList<ProviderShare> shares, IEnumerable<TaskEntry> tasks, IEnumerable<string> providers)
    {
        var counts = tasks.CountBy(entry => entry.Instance.Instance.CapacityProvider ?? "").ToDictionary(StringComparer.Ordinal);
        var rest = counts.Values.Sum() - 1;
        var weights = Math.Max(1, shares.Sum(share => share.Weight));
        var based = Math.Min(rest, shares.Sum(share => share.Base));
        return providers.Distinct().MaxBy(provider =>
        {
            var share = shares.FirstOrDefault(share => share.Provider == provider);
            var target = share is null ? 0 : Math.Min(share.Base, based) + ((rest - based) * (double)share.Weight / weights);
            return counts.GetValueOrDefault(provider) - target;
        })!;
    }
}
