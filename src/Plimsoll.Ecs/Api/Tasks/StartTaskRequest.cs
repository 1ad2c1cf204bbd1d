using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Tasks;

internal sealed record StartTaskRequest
{
    public string? Cluster { get; init; }

    [Required]
    public IReadOnlyList<string>? ContainerInstances { get; init; }

    public bool? EnableECSManagedTags { get; init; }

    [Unsupported]
    public bool? EnableExecuteCommand { get; init; }

    public string? Group { get; init; }

    public NetworkConfiguration? NetworkConfiguration { get; init; }

    public TaskOverride? Overrides { get; init; }

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
