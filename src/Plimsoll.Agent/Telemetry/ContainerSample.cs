using Docker.DotNet.Models;
using Plimsoll.AgentLink.Tcs;

namespace Plimsoll.Agent.Telemetry;

/// <summary>Counters of a container at one moment.</summary>
internal sealed record ContainerSample(
    DateTimeOffset At, ulong CpuNanoseconds, ulong MemoryBytes, NetworkCounters? Network, ulong ReadBytes, ulong WrittenBytes)
{
    public static ContainerSample Of(ContainerStatsResponse stats, DateTimeOffset at) => new(
        at,
        stats.CPUStats?.CPUUsage?.TotalUsage ?? 0,
        Memory(stats.MemoryStats),
        stats.Networks is { Count: > 0 } networks ? NetworkCounters.Of(networks.Values) : null,
        Io(stats.BlkioStats, "read"),
        Io(stats.BlkioStats, "write"));

    /// <summary>The metrics between an earlier sample and this one.</summary>
    public ContainerMetric Since(ContainerSample before, string name, string? arn, long? restarts)
    {
        var seconds = (At - before.At).TotalSeconds;
        var cpu = seconds > 0 ? (CpuNanoseconds - Math.Min(before.CpuNanoseconds, CpuNanoseconds)) / (seconds * 1e9) * 100 : 0;
        return new ContainerMetric
        {
            ContainerName = name,
            ContainerArn = arn,
            CpuStatsSet = One(cpu),
            MemoryStatsSet = One(MemoryBytes / 1048576.0),
            NetworkStatsSet = Network is not null && before.Network is not null ? Network.Since(before.Network, seconds) : null,
            StorageStatsSet = new StorageStatsSet { ReadSizeBytes = One(ReadBytes), WriteSizeBytes = One(WrittenBytes) },
            RestartStatsSet = restarts is null ? null : new RestartStatsSet { RestartCount = restarts },
        };
    }

    internal static StatsSet One(double value) => new() { Min = value, Max = value, SampleCount = 1, Sum = value };

    internal static LongStatsSet One(ulong value)
    {
        var (low, overflow) = value > long.MaxValue ? (long.MaxValue, (long)(value - long.MaxValue)) : ((long)value, 0L);
        return new() { Min = low, Max = low, SampleCount = 1, Sum = low, OverflowMin = overflow, OverflowMax = overflow, OverflowSum = overflow };
    }

    // What the kernel could drop at any time is not what the container uses.
    private static ulong Memory(MemoryStats? memory)
    {
        var usage = memory?.Usage ?? 0;
        var cache = memory?.Stats is { } stats
            ? stats.TryGetValue("total_inactive_file", out var v1) ? v1 : stats.TryGetValue("inactive_file", out var v2) ? v2 : 0
            : 0;
        return usage > cache ? usage - cache : usage;
    }

    private static ulong Io(BlkioStats? blkio, string operation) =>
        (blkio?.IoServiceBytesRecursive ?? []).Where(it => string.Equals(it.Op, operation, StringComparison.OrdinalIgnoreCase))
            .Aggregate(0ul, (sum, it) => sum + it.Value);
}
