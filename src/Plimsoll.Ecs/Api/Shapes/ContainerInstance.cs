namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ContainerInstance
{
    public bool? AgentConnected { get; init; }

    public string? AgentUpdateStatus { get; init; }

    public IReadOnlyList<Attachment>? Attachments { get; init; }

    public IReadOnlyList<InstanceAttribute>? Attributes { get; init; }

    public string? CapacityProviderName { get; init; }

    public string? ContainerInstanceArn { get; init; }

    public string? Ec2InstanceId { get; init; }

    public ContainerInstanceHealthStatus? HealthStatus { get; init; }

    public int? PendingTasksCount { get; init; }

    public DateTimeOffset? RegisteredAt { get; init; }

    public IReadOnlyList<Resource>? RegisteredResources { get; init; }

    public IReadOnlyList<Resource>? RemainingResources { get; init; }

    public int? RunningTasksCount { get; init; }

    public string? Status { get; init; }

    public string? StatusReason { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public long? Version { get; init; }

    public VersionInfo? VersionInfo { get; init; }
}
