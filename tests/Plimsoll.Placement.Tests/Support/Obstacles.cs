using Plimsoll.Placement.Constraints;
using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Tests.Support;

/// <summary>One thing that can stand in the way of a task that asks for everything.</summary>
/// <param name="Filter">The filter that sees it.</param>
/// <param name="Reason">What ECS calls it; null for filters that only select.</param>
/// <param name="Words">How the filter says it.</param>
/// <param name="Remedy">What would help.</param>
/// <param name="Spoil">Puts it in the way.</param>
internal sealed record Obstacle(string Filter, string? Reason, string Words, string Remedy, Func<FleetInstance, FleetInstance> Spoil)
{
    /// <summary>All of them, in the order in which ECS asks.</summary>
    public static readonly IReadOnlyList<Obstacle> All =
    [
        new("pool", null, "is not an instance of launch type EC2", "an instance of launch type EC2", one => one with { External = true }),
        new("status", null, "is draining", "the instance set to ACTIVE", one => one with { Status = InstanceStatus.Draining }),
        new("agent", "AGENT", "its agent is not connected", "the agent connected", one => one with { AgentConnected = false }),
        new("attributes", "ATTRIBUTE", "lacks attribute need", "attribute need", one => Without(one, "need")),
        new("zones", "LOCATION", "is in zone b, the subnets are in a", "a subnet in zone b", one => With(one, "ecs.availability-zone", "b")),
        new("cpu", "RESOURCE:CPU", "has 40 of 40 CPU units left, the task needs 100", "60 more CPU units", one => one with { Cpu = 40 }),
        new("memory", "RESOURCE:MEMORY", "has 40 of 40 MiB left, the task needs 100", "60 MiB more memory", one => one with { Memory = 40 }),
        new("ports", "RESOURCE:PORTS", "already uses TCP port 80", "TCP port 80 free", one => one with { ReservedTcpPorts = [80] }),
        new("udpPorts", "RESOURCE:PORTS_UDP", "already uses UDP port 53", "UDP port 53 free", one => one with { ReservedUdpPorts = [53] }),
        new("gpu", "RESOURCE:GPU", "has 0 of 0 GPUs free, the task needs 1", "1 more free GPU", one => one with { GpuIds = [] }),
        new("eni", "RESOURCE:ENI", "has 0 of 0 network interfaces left, the task needs 1", "1 more network interface", one => one with { MaxEnis = 0 }),
        new("memberOf", "MemberOf placement constraint unsatisfied.", "does not satisfy attribute:kind == web", "attribute:kind == web to hold",
            one => With(one, "kind", "db")),
        new("distinctInstance", "DistinctInstance placement constraint unsatisfied.", "already runs a task of family:web", "its task of family:web gone",
            one => one),
    ];

    public static PlacementRequest Request { get; } = new()
    {
        Group = "family:web",
        Demand = new Demand { Cpu = 100, Memory = 100, TcpPorts = [80], UdpPorts = [53], Gpus = 1, Enis = 1 },
        RequiredAttributes = [new RequiredAttribute("need")],
        AllowedZones = ["a"],
        Constraints = ConstraintSet.Create([], [new PlacementConstraint("memberOf", "attribute:kind == web"), new PlacementConstraint("distinctInstance")]),
    };

    public static Obstacle Named(string filter) => All.Single(one => one.Filter == filter);

    /// <summary>A cluster of one instance, with these in the way.</summary>
    public static Fleet Fleet(params Obstacle[] obstacles) => Put(new Fleet(), "i1", obstacles);

    /// <summary>Adds an instance with these in the way.</summary>
    public static Fleet Put(Fleet fleet, string id, params Obstacle[] obstacles)
    {
        var good = Some.Instance(id, 1000, 1000, "a", ("need", null), ("kind", "web")) with { GpuIds = ["g0"], MaxEnis = 2 };
        fleet.PutInstance(obstacles.Aggregate(good, (one, obstacle) => obstacle.Spoil(one)));
        if (obstacles.Any(obstacle => obstacle.Filter == "distinctInstance"))
        {
            fleet.PutTask(Some.Task($"on-{id}", id, demand: new Demand()));
        }

        return fleet;
    }

    public override string ToString() => Filter;

    private static FleetInstance With(FleetInstance one, string name, string? value) =>
        one with { Attributes = new Dictionary<string, string?>(one.Attributes) { [name] = value } };

    private static FleetInstance Without(FleetInstance one, string name) =>
        one with { Attributes = one.Attributes.Where(pair => pair.Key != name).ToDictionary() };
}
