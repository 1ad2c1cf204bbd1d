using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Filters;

/// <summary>Its UDP host ports are free.</summary>
internal sealed class UdpPortFilter : Filter
{
    public static readonly UdpPortFilter Shared = new();

    public override string Name => "udpPorts";

    public override string? Reason => FailureReasons.PortsUdp;

    public override bool Applies(PlacementRequest request) => request.Demand.UdpPorts.Count > 0;

    public override bool Admits(Attempt attempt, InstanceEntry instance)
    {
        var ports = attempt.Demand.UdpPorts;
        for (var i = 0; i < ports.Count; i++)
        {
            if (instance.Udp.IsUsed(ports[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override string Explain(Attempt attempt, InstanceEntry instance) =>
        $"already uses UDP port {string.Join(", ", attempt.Demand.UdpPorts.Where(instance.Udp.IsUsed).Order())}";

    public override string Remedy(Attempt attempt, InstanceEntry instance) =>
        $"UDP port {string.Join(", ", attempt.Demand.UdpPorts.Where(instance.Udp.IsUsed).Order())} free";
}
