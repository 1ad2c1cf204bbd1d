namespace Plimsoll.Agent.Serving.Metadata;

/// <summary>A task as its containers see it. Members are AWS's ("Amazon ECS task metadata endpoint version 4"); null ones are left out.</summary>
internal sealed record TaskDocument
{
    public required string Cluster { get; init; }

    public required string TaskARN { get; init; }

    public string? Family { get; init; }

    public string? Revision { get; init; }

    public string? DesiredStatus { get; init; }

    public string? KnownStatus { get; init; }

    public TaskLimits? Limits { get; init; }

    public DateTime? PullStartedAt { get; init; }

    public DateTime? PullStoppedAt { get; init; }

    public DateTime? ExecutionStoppedAt { get; init; }

    public string? AvailabilityZone { get; init; }

    public IReadOnlyDictionary<string, string>? TaskTags { get; init; }

    public IReadOnlyDictionary<string, string>? ContainerInstanceTags { get; init; }

    public string? LaunchType { get; init; }

    public IReadOnlyList<ContainerDocument> Containers { get; init; } = [];

    public IReadOnlyList<MetadataError>? Errors { get; init; }

    public string? VPCID { get; init; }

    public string? ServiceName { get; init; }

    public string? Group { get; init; }

    public bool? FaultInjectionEnabled { get; init; }
}

/// <summary>Limits of a task.</summary>
/// <param name="CPU">vCPUs.</param>
/// <param name="Memory">MiB.</param>
internal sealed record TaskLimits(double? CPU, long? Memory);

/// <summary>Why tags are missing.</summary>
internal sealed record MetadataError(string ErrorField, string ErrorCode, string ErrorMessage, int StatusCode, string ResourceARN);
