using System.Text.Json.Serialization;
using Plimsoll.Wire.Json;

namespace Plimsoll.Agent.ControlPlane;

/// <summary>SubmitTaskStateChange (agent-protocol §1.4).</summary>
internal sealed record SubmitTaskStateChangeRequest
{
    public string? Cluster { get; init; }

    public string? Task { get; init; }

    public string? Status { get; init; }

    public string? Reason { get; init; }

    public IReadOnlyList<ContainerStateChange>? Containers { get; init; }

    public IReadOnlyList<AttachmentStateChange>? Attachments { get; init; }

    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? PullStartedAt { get; init; }

    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? PullStoppedAt { get; init; }

    [JsonConverter(typeof(EpochSecondsConverter))]
    public DateTimeOffset? ExecutionStoppedAt { get; init; }
}

internal sealed record ContainerStateChange
{
    public string? ContainerName { get; init; }

    public string? Status { get; init; }

    public int? ExitCode { get; init; }

    public string? Reason { get; init; }

    public string? RuntimeId { get; init; }

    public string? ImageDigest { get; init; }

    public IReadOnlyList<NetworkBinding>? NetworkBindings { get; init; }
}

internal sealed record NetworkBinding
{
    [JsonPropertyName("bindIP")]
    public string? BindIP { get; init; }

    public int? ContainerPort { get; init; }

    public int? HostPort { get; init; }

    public string? ContainerPortRange { get; init; }

    public string? HostPortRange { get; init; }

    public string? Protocol { get; init; }
}

internal sealed record AttachmentStateChange
{
    public string? AttachmentArn { get; init; }

    public string? Status { get; init; }
}

internal sealed record SubmitAttachmentStateChangesRequest
{
    public string? Cluster { get; init; }

    public IReadOnlyList<AttachmentStateChange>? Attachments { get; init; }
}

internal sealed record SubmitResponse
{
    public string? Acknowledgment { get; init; }
}
