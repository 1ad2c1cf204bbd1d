using System.Text.Json.Serialization;

namespace Plimsoll.AgentLink.Tcs;

/// <summary>Agent → server: the only place where container health is reported. At most 10 tasks in a frame.</summary>
public sealed record PublishHealthRequest : LinkMessage
{
    /// <summary>Required.</summary>
    public TelemetryMetadata? Metadata { get; init; }

    /// <summary>The tasks that have a health check.</summary>
    public IReadOnlyList<TaskHealth>? Tasks { get; init; }

    /// <summary>When the frame was made.</summary>
    [JsonConverter(typeof(EpochSeconds))]
    public DateTimeOffset? Timestamp { get; init; }
}

/// <summary>The health of one task's containers.</summary>
public sealed record TaskHealth
{
    /// <summary>The task's ARN.</summary>
    public string? TaskArn { get; init; }

    /// <summary>The task definition's family.</summary>
    public string? TaskDefinitionFamily { get; init; }

    /// <summary>The task definition's revision.</summary>
    public string? TaskDefinitionVersion { get; init; }

    /// <summary>The containers that have a health check.</summary>
    public IReadOnlyList<ContainerHealth>? Containers { get; init; }
}

/// <summary>The health of one container.</summary>
public sealed record ContainerHealth
{
    /// <summary>The container's name.</summary>
    public string? ContainerName { get; init; }

    /// <summary>One of <see cref="Tcs.HealthStatus"/>.</summary>
    public string? HealthStatus { get; init; }

    /// <summary>Since when.</summary>
    [JsonConverter(typeof(EpochSeconds))]
    public DateTimeOffset? StatusSince { get; init; }
}

/// <summary>The values of <see cref="ContainerHealth.HealthStatus"/>.</summary>
public static class HealthStatus
{
    /// <summary>The last check passed.</summary>
    public const string Healthy = "HEALTHY";

    /// <summary>As many checks failed in a row as the check allows.</summary>
    public const string Unhealthy = "UNHEALTHY";

    /// <summary>Not yet known, or the container does not run.</summary>
    public const string Unknown = "UNKNOWN";
}
