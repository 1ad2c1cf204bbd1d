using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Strategies;

namespace Plimsoll.Placement.Planning;

/// <summary>Tries tasks on a new instance of a known shape, alone in a fleet of its own with the same DAEMON services.</summary>
internal static class EmptyCopy
{
    private const string Id = "copy";

    /// <summary>How many tasks of the attempt's request a fresh copy holds, up to <paramref name="limit"/>.</summary>
    public static int Holds(Attempt attempt, FleetInstance model, int limit)
    {
        var fleet = new Fleet();
        foreach (var reservation in attempt.Fleet.Daemons.Reservations)
        {
            fleet.PutDaemon(reservation);
        }

        fleet.PutInstance(model with
        {
            Id = Id,
            Ec2InstanceId = model.Ec2InstanceId is null ? null : Id,
            AgentConnected = true,
            Status = InstanceStatus.Active,
        });
        var request = attempt.Request with { Strategies = StrategyChain.RunTaskDefault, Explain = false };
        var chance = new SeededChance(0);
        for (var held = 0; held < limit; held++)
        {
            var decision = Placer.Place(fleet, request, chance);
            if (!decision.Placed)
            {
                return held;
            }

            fleet.PutTask(PlannedTasks.Of(request, decision, held));
        }

        return limit;
    }
}
