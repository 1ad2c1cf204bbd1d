using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.ScalingIn;

/// <summary>A task that may be stopped, with its place in the fleet.</summary>
internal sealed class ScaleInCandidate(ScaleInTask wish, TaskEntry entry)
{
    public ScaleInTask Wish => wish;

    public TaskEntry Entry => entry;

    public string Provider => entry.Instance.Instance.CapacityProvider ?? "";
}
