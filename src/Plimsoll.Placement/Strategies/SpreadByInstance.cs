using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Strategies;

/// <summary>Fewest tasks of the service or group on the instance first.</summary>
internal sealed class SpreadByInstance : Ranking
{
    public static readonly SpreadByInstance Instance = new();

    public override long Score(Attempt attempt, InstanceEntry instance) => attempt.Scope?.On(instance.Slot) ?? 0;

    public override string Describe(long score) => $"{score} tasks of the group on the instance";

    public override string ToString() => "spread(instanceId)";
}
