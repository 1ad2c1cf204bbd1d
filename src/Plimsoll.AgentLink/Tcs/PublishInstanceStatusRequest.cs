using System.Text.Json.Serialization;

namespace Plimsoll.AgentLink.Tcs;

/// <summary>Agent → server: whether the instance's container runtime answers.</summary>
public sealed record PublishInstanceStatusRequest : LinkMessage
{
    /// <summary>Required.</summary>
    public InstanceStatusMetadata? Metadata { get; init; }

    /// <summary>The parts that were checked.</summary>
    public IReadOnlyList<InstanceStatus>? Statuses { get; init; }

    /// <summary>When the frame was made.</summary>
    [JsonConverter(typeof(EpochSeconds))]
    public DateTimeOffset? Timestamp { get; init; }
}

/// <summary>Heads an instance status frame.</summary>
public sealed record InstanceStatusMetadata
{
    /// <summary>The cluster as the agent is configured: name or ARN.</summary>
    public string? Cluster { get; init; }

    /// <summary>The container instance's ARN.</summary>
    public string? ContainerInstance { get; init; }

    /// <summary>Names the request.</summary>
    public string? RequestId { get; init; }
}

/// <summary>The status of one part of the instance.</summary>
public sealed record InstanceStatus
{
    /// <summary><c>ContainerRuntime</c>.</summary>
    public string? Type { get; init; }

    /// <summary><c>OK</c>, <c>IMPAIRED</c>, <c>INSUFFICIENT_DATA</c> or <c>INITIALIZING</c>.</summary>
    public string? Status { get; init; }

    /// <summary>When it was last checked.</summary>
    [JsonConverter(typeof(EpochSeconds))]
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>When it last changed.</summary>
    [JsonConverter(typeof(EpochSeconds))]
    public DateTimeOffset? LastStatusChange { get; init; }
}
