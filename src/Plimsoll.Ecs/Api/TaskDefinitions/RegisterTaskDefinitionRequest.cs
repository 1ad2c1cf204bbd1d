using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.TaskDefinitions;

internal sealed record RegisterTaskDefinitionRequest
{
    // AWS's model requires it; its API answers a call without it, as one with an empty list, in words of its own.
    public IReadOnlyList<ContainerDefinition>? ContainerDefinitions { get; init; }

    public string? Cpu { get; init; }

    public bool? EnableFaultInjection { get; init; }

    public EphemeralStorage? EphemeralStorage { get; init; }

    public string? ExecutionRoleArn { get; init; }

    [Required]
    public string? Family { get; init; }

    public IReadOnlyList<InferenceAccelerator>? InferenceAccelerators { get; init; }

    [OneOf("host", "task", "none")]
    public string? IpcMode { get; init; }

    public string? Memory { get; init; }

    [OneOf("bridge", "host", "awsvpc", "none")]
    public string? NetworkMode { get; init; }

    [OneOf("host", "task")]
    public string? PidMode { get; init; }

    public IReadOnlyList<TaskDefinitionPlacementConstraint>? PlacementConstraints { get; init; }

    public ProxyConfiguration? ProxyConfiguration { get; init; }

    [OneOf("EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES")]
    public IReadOnlyList<string>? RequiresCompatibilities { get; init; }

    public RuntimePlatform? RuntimePlatform { get; init; }

    [Length(0, 50)]
    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? TaskRoleArn { get; init; }

    public IReadOnlyList<Volume>? Volumes { get; init; }
}
