using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Fleets;

/// <summary>Short ways to reserve for a DAEMON service, to run its task and to see what is left for whom.</summary>
internal static class Reserving
{
    public static DaemonReservation For(string service, int cpu = 0, int memory = 0, int enis = 0) =>
        new() { Service = service, Demand = new Demand { Cpu = cpu, Memory = memory, Enis = enis } };

    /// <summary>What the scheduler asks for when it places the daemon's task.</summary>
    public static PlacementRequest Request(this DaemonReservation daemon) => new()
    {
        Demand = daemon.Demand,
        Group = $"service:{daemon.Service}",
        Service = daemon.Service,
        Pool = daemon.Pool,
        RequiredAttributes = daemon.RequiredAttributes,
        Constraints = daemon.Constraints,
        Explain = false,
    };

    /// <summary>The daemon's task on an instance; one a service and instance unless a name is given.</summary>
    public static FleetTask TaskOn(this DaemonReservation daemon, string instance, string? id = null) =>
        Some.Task(id ?? $"{daemon.Service}@{instance}", instance, $"service:{daemon.Service}", daemon.Demand) with { Service = daemon.Service };

    /// <summary>What a task of nobody in particular may take; interfaces are int.MaxValue where nothing limits them.</summary>
    public static Room RoomOn(this Fleet fleet, string instance, string? service = null)
    {
        var attempt = new Attempt(fleet, Some.Request() with { Service = service });
        var entry = fleet.Entry(instance)!;
        return new Room(attempt.AvailableCpu(entry), attempt.AvailableMemory(entry), attempt.AvailableEnis(entry));
    }

    public static bool Fits(this Fleet fleet, DaemonReservation daemon, string instance) =>
        Placer.PlaceOn(fleet, daemon.Request(), instance).Placed;
}
