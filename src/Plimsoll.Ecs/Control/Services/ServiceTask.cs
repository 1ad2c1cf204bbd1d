using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Control.Services;

/// <summary>A task of a service that is meant to run, as the scheduler sees it now.</summary>
/// <param name="Record">The task.</param>
/// <param name="OnPrimary">It is of the PRIMARY deployment.</param>
/// <param name="Condition">How it counts.</param>
/// <param name="Draining">Its instance is DRAINING.</param>
/// <param name="Protected">It is protected from scale-in.</param>
/// <param name="ChangesAt">When time alone changes how it counts; null when it does not.</param>
internal sealed record ServiceTask(
    TaskRecord Record, bool OnPrimary, TaskCondition Condition, bool Draining = false, bool Protected = false, DateTimeOffset? ChangesAt = null)
{
    /// <summary>It is what the service should have: of the newest deployment, in its place, and not known to be ill.</summary>
    public bool Stays => OnPrimary && !Draining && Condition != TaskCondition.Unhealthy;

    public bool Runs => Condition is TaskCondition.Settling or TaskCondition.Healthy;
}
