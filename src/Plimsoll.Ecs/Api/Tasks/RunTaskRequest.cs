using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Tasks;

internal sealed record RunTaskRequest
{
    public IReadOnlyList<CapacityProviderStrategyItem>? CapacityProviderStrategy { get; init; }

    public string? ClientToken { get; init; }

    public string? Cluster { get; init; }

    public int? Count { get; init; }

    public bool? EnableECSManagedTags { get; init; }

    [Unsupported]
    public bool? EnableExecuteCommand { get; init; }

    public string? Group { get; init; }

    [OneOf("EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES")]
    public string? LaunchType { get; init; }

    public NetworkConfiguration? NetworkConfiguration { get; init; }

    public TaskOverride? Overrides { get; init; }

    public IReadOnlyList<PlacementConstraint>? PlacementConstraints { get; init; }

    public IReadOnlyList<PlacementStrategy>? PlacementStrategy { get; init; }

    public string? PlatformVersion { get; init; }

    [OneOf("TASK_DEFINITION", "SERVICE", "NONE")]
    public string? PropagateTags { get; init; }

    [Unsupported]
    public string? ReferenceId { get; init; }

    public string? StartedBy { get; init; }

    [Length(0, 50)]
    public IReadOnlyList<Tag>? Tags { get; init; }

    [Required]
    public string? TaskDefinition { get; init; }

    [Unsupported]
    public IReadOnlyList<TaskVolumeConfiguration>? VolumeConfigurations { get; init; }
}
