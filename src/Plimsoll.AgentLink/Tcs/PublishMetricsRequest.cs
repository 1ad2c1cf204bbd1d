using System.Text.Json;
using System.Text.Json.Serialization;

namespace Plimsoll.AgentLink.Tcs;

/// <summary>Agent → server, every 20 s: what the tasks used since the last one. At most 10 tasks in a frame.</summary>
public sealed record PublishMetricsRequest : LinkMessage
{
    /// <summary>Required.</summary>
    public TelemetryMetadata? Metadata { get; init; }

    /// <summary>Metrics of the instance itself, as the agent sends them.</summary>
    public JsonElement? InstanceMetrics { get; init; }

    /// <summary>The tasks; absent when idle.</summary>
    public IReadOnlyList<TaskMetric>? TaskMetrics { get; init; }

    /// <summary>When the frame was made.</summary>
    [JsonConverter(typeof(EpochSeconds))]
    public DateTimeOffset? Timestamp { get; init; }
}

/// <summary>The metrics of one task.</summary>
public sealed record TaskMetric
{
    /// <summary>The task's ARN.</summary>
    public string? TaskArn { get; init; }

    /// <summary>The task definition's family.</summary>
    public string? TaskDefinitionFamily { get; init; }

    /// <summary>The task definition's revision.</summary>
    public string? TaskDefinitionVersion { get; init; }

    /// <summary>The containers that run.</summary>
    public IReadOnlyList<ContainerMetric>? ContainerMetrics { get; init; }

    /// <summary>Volumes of the task, as the agent sends them.</summary>
    public JsonElement? VolumeMetrics { get; init; }

    /// <summary>Service Connect, as the agent sends it.</summary>
    public JsonElement? ServiceConnectMetricsWrapper { get; init; }

    /// <summary>Ephemeral storage, as the agent sends it.</summary>
    public JsonElement? EphemeralStorageMetrics { get; init; }
}

/// <summary>The metrics of one container.</summary>
public sealed record ContainerMetric
{
    /// <summary>The container's name.</summary>
    public string? ContainerName { get; init; }

    /// <summary>The container's ARN.</summary>
    public string? ContainerArn { get; init; }

    /// <summary>CPU used, in percent of one CPU.</summary>
    public StatsSet? CpuStatsSet { get; init; }

    /// <summary>Memory used, in MiB.</summary>
    public StatsSet? MemoryStatsSet { get; init; }

    /// <summary>Network, where the container has one of its own.</summary>
    public NetworkStatsSet? NetworkStatsSet { get; init; }

    /// <summary>Block devices.</summary>
    public StorageStatsSet? StorageStatsSet { get; init; }

    /// <summary>Restarts by the restart policy.</summary>
    public RestartStatsSet? RestartStatsSet { get; init; }
}

/// <summary>Network counters of a container.</summary>
public sealed record NetworkStatsSet
{
    /// <summary>Bytes received.</summary>
    public LongStatsSet? RxBytes { get; init; }

    /// <summary>Bytes received in a second.</summary>
    public StatsSet? RxBytesPerSecond { get; init; }

    /// <summary>Received packets dropped.</summary>
    public LongStatsSet? RxDropped { get; init; }

    /// <summary>Receive errors.</summary>
    public LongStatsSet? RxErrors { get; init; }

    /// <summary>Packets received.</summary>
    public LongStatsSet? RxPackets { get; init; }

    /// <summary>Bytes sent.</summary>
    public LongStatsSet? TxBytes { get; init; }

    /// <summary>Bytes sent in a second.</summary>
    public StatsSet? TxBytesPerSecond { get; init; }

    /// <summary>Sent packets dropped.</summary>
    public LongStatsSet? TxDropped { get; init; }

    /// <summary>Send errors.</summary>
    public LongStatsSet? TxErrors { get; init; }

    /// <summary>Packets sent.</summary>
    public LongStatsSet? TxPackets { get; init; }
}

/// <summary>Block device counters of a container.</summary>
public sealed record StorageStatsSet
{
    /// <summary>Bytes read.</summary>
    public LongStatsSet? ReadSizeBytes { get; init; }

    /// <summary>Bytes written.</summary>
    public LongStatsSet? WriteSizeBytes { get; init; }
}

/// <summary>Restarts of a container.</summary>
public sealed record RestartStatsSet
{
    /// <summary>How often the restart policy restarted it.</summary>
    public long? RestartCount { get; init; }
}
