using Plimsoll.Ecs.Control.Services;

namespace Plimsoll.Ecs.Tests.Control.Services.Worlds;

/// <summary>A step that was taken.</summary>
/// <param name="World">The world after it.</param>
/// <param name="Before">The tasks before it.</param>
/// <param name="Plan">What the scheduler wanted.</param>
/// <param name="Stopped">The tasks that were stopped.</param>
internal sealed record Moment(World World, IReadOnlyList<ServiceTask> Before, ServicePlan Plan, IReadOnlyList<ServiceTask> Stopped)
{
    /// <summary>True when the plan asks for nothing.</summary>
    public bool Idle => Plan.Start + Plan.StartOn.Count + Plan.Stop.Count + Plan.StopSome.Count == 0;

    public override string ToString() =>
        $"desired {World.Desired}, {World.Limits}, launches {World.Launches}: {Crew.Words(Before)} => {Crew.Words(Plan)}";
}
