using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Reference;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Fleets;

/// <summary>
/// A small cluster with three daemons whose reservations are there before any task. Steps place, start, stop and
/// remove tasks only as the scheduler would: through the placer.
/// </summary>
internal sealed class DaemonLife
{
    public static readonly DaemonReservation[] Daemons =
    [
        Reserving.For("logs", cpu: 100, memory: 200),
        Reserving.For("mesh", cpu: 50, memory: 50, enis: 1) with { Constraints = Some.MemberOf("attribute:kind == edge") },
        Reserving.For("gpu", cpu: 200, memory: 10) with { RequiredAttributes = [new RequiredAttribute("cap")] },
    ];

    private readonly SeededChance _chance = new(7);
    private int _next;

    public DaemonLife()
    {
        Twins.Put(Some.Instance("i0", 1000, 1000, "a") with { MaxEnis = 3 });
        Twins.Put(Some.Instance("i1", 600, 1000, "b", ("kind", "edge")) with { MaxEnis = 2 });
        Twins.Put(Some.Instance("i2", 1000, 500, "a", ("kind", "edge"), ("cap", null)) with { MaxEnis = 1 });
        Twins.Put(Some.Instance("i3", 400, 400, "b", ("kind", "core"), ("cap", "x")));
        foreach (var daemon in Daemons)
        {
            Twins.Put(daemon);
        }
    }

    public TwinFleets Twins { get; } = new();

    public Fleet Fleet => Twins.Fleet;

    public IEnumerable<string> Instances => Twins.Reference.Instances.Keys;

    public void Take(DaemonStep step)
    {
        var instance = $"i{step.A % 4}";
        switch (step.Kind)
        {
            case 0 or 1 or 2:
                Place(Some.Request(10 * step.A, 10 * step.B));
                break;
            case 3:
                Place(Some.ServiceRequest("web", 5 * step.A, 5 * step.B));
                break;
            case 4:
                Place(Some.Request() with { Demand = new Demand { Cpu = step.A, Enis = 1 } });
                break;
            case 5 or 6 or 7:
                Start(Daemons[step.B % 3], instance);
                break;
            case 8 when Any(step.A) is { } running:
                Twins.Put(running with { Running = true });
                break;
            case 9 when Any(step.A) is { } stopping:
                Twins.Put(stopping with { Stopping = true });
                break;
            case 10 or 11 when Any(step.A) is { } gone:
                Twins.RemoveTask(gone.Id);
                break;
        }
    }

    /// <summary>Starts the daemon's task where it belongs and is not yet, as its scheduler does.</summary>
    public void Start(DaemonReservation daemon, string instance)
    {
        if (!HasTask(daemon, instance) && Fleet.Fits(daemon, instance))
        {
            Twins.Put(daemon.TaskOn(instance));
        }
    }

    public bool HasTask(DaemonReservation daemon, string instance) => Twins.Reference.Tasks.ContainsKey($"{daemon.Service}@{instance}");

    /// <summary>Whether the daemon belongs there, by what the instance is.</summary>
    public bool Belongs(DaemonReservation daemon, string instance)
    {
        var attributes = Twins.Reference.Instances[instance].Attributes;
        return daemon.Service switch
        {
            "mesh" => attributes.GetValueOrDefault("kind") == "edge",
            "gpu" => attributes.ContainsKey("cap"),
            _ => true,
        };
    }

    private void Place(PlacementRequest request)
    {
        var decision = Placer.Place(Fleet, request with { Explain = false }, _chance);
        if (decision.Placed)
        {
            Twins.Put(Some.Task($"t{_next++}", decision.InstanceId, request.Group, request.Demand) with { Service = request.Service });
        }
    }

    private FleetTask? Any(int number)
    {
        var tasks = Twins.Reference.Tasks.Values.OrderBy(task => task.Id, StringComparer.Ordinal).ToArray();
        return tasks.Length == 0 ? null : tasks[number % tasks.Length];
    }
}
