using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Filters;

/// <summary>Its TCP host ports are free, and the instance stays within ECS's limit of reserved host ports.</summary>
internal sealed class TcpPortFilter : Filter
{
    /// <summary>Reserved host ports an instance may have, both protocols and the host's own included.</summary>
    public const int MaxReservedPorts = 100;

    public static readonly TcpPortFilter Shared = new();

    public override string Name => "ports";

    public override string? Reason => FailureReasons.Ports;

    public override bool Applies(PlacementRequest request) => request.Demand.TcpPorts.Count + request.Demand.UdpPorts.Count > 0;

    public override bool Admits(Attempt attempt, InstanceEntry instance)
    {
        var ports = attempt.Demand.TcpPorts;
        for (var i = 0; i < ports.Count; i++)
        {
            if (instance.Tcp.IsUsed(ports[i]))
            {
                return false;
            }
        }

        return After(attempt, instance) <= MaxReservedPorts;
    }

    public override string Explain(Attempt attempt, InstanceEntry instance)
    {
        var taken = Taken(attempt, instance);
        return taken.Length > 0
            ? $"already uses TCP port {string.Join(", ", taken)}"
            : $"would have {After(attempt, instance)} reserved host ports, the limit is {MaxReservedPorts}";
    }

    public override string Remedy(Attempt attempt, InstanceEntry instance) =>
        Taken(attempt, instance) is { Length: > 0 } taken
        ? $"TCP port {string.Join(", ", taken)} free"
        : Count(After(attempt, instance) - MaxReservedPorts, "fewer reserved host ports");

    private static int[] Taken(Attempt attempt, InstanceEntry instance) =>
        [.. attempt.Demand.TcpPorts.Where(instance.Tcp.IsUsed).Order()];

    private static int After(Attempt attempt, InstanceEntry instance) =>
        instance.Tcp.Count + instance.Udp.Count
        + instance.Tcp.CountNew(attempt.Demand.TcpPorts) + instance.Udp.CountNew(attempt.Demand.UdpPorts);
}
