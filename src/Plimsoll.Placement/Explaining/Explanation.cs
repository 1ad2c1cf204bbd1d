namespace Plimsoll.Placement.Explaining;

/// <summary>How a decision came about; small and bounded, so that it can be kept with the task.</summary>
/// <param name="Considered">Instances in the cluster.</param>
/// <param name="Refused">How many instances each filter refused, in the order they are asked; filters that refused none are left out.</param>
/// <param name="Telling">The refused instances that say most, closest first; at most <see cref="MaxTelling"/>.</param>
/// <param name="Candidates">Instances that passed every filter.</param>
/// <param name="Steps">What each strategy left.</param>
/// <param name="InstanceId">The instance chosen, if any.</param>
public sealed record Explanation(
    int Considered,
    IReadOnlyList<Refusal> Refused,
    IReadOnlyList<RefusedInstance> Telling,
    int Candidates,
    IReadOnlyList<StrategyStep> Steps,
    string? InstanceId)
{
    /// <summary>The most refused instances that are named.</summary>
    public const int MaxTelling = 5;
}
