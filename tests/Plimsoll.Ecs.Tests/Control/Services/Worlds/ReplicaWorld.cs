using Plimsoll.Ecs.Control.Services;

namespace Plimsoll.Ecs.Tests.Control.Services.Worlds;

/// <summary>A REPLICA service.</summary>
/// <param name="desired">How many tasks are desired at first.</param>
/// <param name="minimum">minimumHealthyPercent.</param>
/// <param name="maximum">maximumPercent.</param>
internal sealed class ReplicaWorld(int desired, int minimum, int maximum) : World(minimum, maximum)
{
    private const int Most = 8;
    private int _desired = desired;

    public override int Desired => _desired;

    protected override ServicePlan Decide() => ReplicaScheduler.Decide(Desired, Configuration, Launches, Deployments, Tasks);

    protected override void Also(Event one)
    {
        if (one.What == Happening.Scales)
        {
            _desired = one.Which % Most;
        }
    }
}
