using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record EBSTagSpecification
{
    [OneOf("TASK_DEFINITION", "SERVICE", "NONE")]
    public string? PropagateTags { get; init; }

    [Required, OneOf("volume")]
    public string? ResourceType { get; init; }

    [Length(0, 50)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
