using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Filters;

/// <summary>The agent must be connected.</summary>
internal sealed class AgentFilter : Filter
{
    public override string Name => "agent";

    public override string? Reason => FailureReasons.Agent;

    public override bool Applies(PlacementRequest request) => true;

    public override bool Admits(Attempt attempt, InstanceEntry instance) => instance.Instance.AgentConnected;

    public override string Explain(Attempt attempt, InstanceEntry instance) => "its agent is not connected";

    public override string Remedy(Attempt attempt, InstanceEntry instance) =>
        "the agent connected";
}
