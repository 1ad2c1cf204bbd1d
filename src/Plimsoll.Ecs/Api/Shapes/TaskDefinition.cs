namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record TaskDefinition
{
    public IReadOnlyList<string>? Compatibilities { get; init; }

    public IReadOnlyList<ContainerDefinition>? ContainerDefinitions { get; init; }

    public string? Cpu { get; init; }

    public DateTimeOffset? DeleteRequestedAt { get; init; }

    public DateTimeOffset? DeregisteredAt { get; init; }

    public bool? EnableFaultInjection { get; init; }

    public EphemeralStorage? EphemeralStorage { get; init; }

    public string? ExecutionRoleArn { get; init; }

    public string? Family { get; init; }

    public IReadOnlyList<InferenceAccelerator>? InferenceAccelerators { get; init; }

    public string? IpcMode { get; init; }

    public string? Memory { get; init; }

    public string? NetworkMode { get; init; }

    public string? PidMode { get; init; }

    public IReadOnlyList<TaskDefinitionPlacementConstraint>? PlacementConstraints { get; init; }

    public ProxyConfiguration? ProxyConfiguration { get; init; }

    public DateTimeOffset? RegisteredAt { get; init; }

    public string? RegisteredBy { get; init; }

    public IReadOnlyList<InstanceAttribute>? RequiresAttributes { get; init; }

    public IReadOnlyList<string>? RequiresCompatibilities { get; init; }

    public int? Revision { get; init; }

    public RuntimePlatform? RuntimePlatform { get; init; }

    public string? Status { get; init; }

    public string? TaskDefinitionArn { get; init; }

    public string? TaskRoleArn { get; init; }

    public IReadOnlyList<Volume>? Volumes { get; init; }
}
