using Docker.DotNet.Models;
using Plimsoll.AgentLink.Tcs;

namespace Plimsoll.Agent.Telemetry;

/// <summary>Network counters of a container, all its interfaces together.</summary>
internal sealed record NetworkCounters(
    ulong RxBytes, ulong RxPackets, ulong RxErrors, ulong RxDropped, ulong TxBytes, ulong TxPackets, ulong TxErrors, ulong TxDropped)
{
    public static NetworkCounters Of(IEnumerable<NetworkStats> interfaces) => interfaces.Aggregate(
        new NetworkCounters(0, 0, 0, 0, 0, 0, 0, 0),
        (sum, it) => new NetworkCounters(
            sum.RxBytes + it.RxBytes,
            sum.RxPackets + it.RxPackets,
            sum.RxErrors + it.RxErrors,
            sum.RxDropped + it.RxDropped,
            sum.TxBytes + it.TxBytes,
            sum.TxPackets + it.TxPackets,
            sum.TxErrors + it.TxErrors,
            sum.TxDropped + it.TxDropped));

    public NetworkStatsSet Since(NetworkCounters before, double seconds) => new()
    {
        RxBytes = ContainerSample.One(RxBytes),
        RxBytesPerSecond = ContainerSample.One(Rate(before.RxBytes, RxBytes, seconds)),
        RxPackets = ContainerSample.One(RxPackets),
        RxErrors = ContainerSample.One(RxErrors),
        RxDropped = ContainerSample.One(RxDropped),
        TxBytes = ContainerSample.One(TxBytes),
        TxBytesPerSecond = ContainerSample.One(Rate(before.TxBytes, TxBytes, seconds)),
        TxPackets = ContainerSample.One(TxPackets),
        TxErrors = ContainerSample.One(TxErrors),
        TxDropped = ContainerSample.One(TxDropped),
    };

    private static double Rate(ulong before, ulong after, double seconds) =>
        seconds > 0 && after >= before ? (after - before) / seconds : 0;
}
