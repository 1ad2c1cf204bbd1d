using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Planning;

/// <summary>Whose output is wanted.</summary>
internal sealed record GetContainerOutputRequest
{
    /// <summary>Name or ARN of the cluster; default <c>default</c>. Not needed with a task's ARN.</summary>
    public string? Cluster { get; init; }

    /// <summary>Id or ARN.</summary>
    [Required]
    public string? Task { get; init; }

    /// <summary>Name of the container.</summary>
    [Required]
    public string? Container { get; init; }

    /// <summary>How many lines, the newest; default 20.</summary>
    [Range(1, 10000)]
    public int? Limit { get; init; }

    /// <summary>The earliest line wanted.</summary>
    public DateTimeOffset? StartTime { get; init; }
}

/// <summary>What a container wrote, or where that is kept.</summary>
internal sealed record GetContainerOutputResponse
{
    /// <summary>Where CloudWatch Logs has the lines, of a container whose driver is awslogs: GetLogEvents gives them to whoever may read them.</summary>
    public OutputStream? LogStream { get; init; }

    /// <summary>The lines, oldest first, when the engine has them.</summary>
    public IReadOnlyList<OutputLine>? Lines { get; init; }

    /// <summary>The last health check that failed, or else the last.</summary>
    public HealthProbe? Health { get; init; }

    /// <summary>Why there are neither lines nor a stream.</summary>
    public string? Unavailable { get; init; }
}

/// <summary>A stream of CloudWatch Logs.</summary>
internal sealed record OutputStream(string Region, string LogGroupName, string LogStreamName);
