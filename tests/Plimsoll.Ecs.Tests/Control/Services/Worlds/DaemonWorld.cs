using Plimsoll.Ecs.Control.Services;

namespace Plimsoll.Ecs.Tests.Control.Services.Worlds;

/// <summary>A DAEMON service: its tasks belong on instances that match it and do not drain, and take a while to end.</summary>
/// <param name="minimum">minimumHealthyPercent.</param>
internal sealed class DaemonWorld(int minimum) : World(minimum, maximum: 100)
{
    private readonly HashSet<string> _mismatched = [];

    public override int Desired => Qualifying.Count;

    public IReadOnlyList<string> Qualifying => [.. Instances.Where(one => !Draining.Contains(one) && !_mismatched.Contains(one))];

    /// <summary>Instances where a task was told to stop and has not stopped.</summary>
    public HashSet<string> EndingOn { get; } = [];

    public override void Rest()
    {
        base.Rest();
        EndingOn.Clear();
    }

    protected override ServicePlan Decide() => DaemonScheduler.Decide(Qualifying, EndingOn, Configuration, Launches, Deployments, Tasks);

    protected override void Ending(ServiceTask task) => EndingOn.Add(task.Record.InstanceKey!);

    protected override void Also(Event one)
    {
        var place = Instances[one.Which % Instances.Length];
        if (one.What == Happening.Mismatches)
        {
            Toggle(_mismatched, place);
        }
        else if (one.What == Happening.GetsOn)
        {
            EndingOn.Remove(place);
        }
    }
}
