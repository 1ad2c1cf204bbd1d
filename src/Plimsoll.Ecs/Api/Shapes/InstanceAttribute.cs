using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record InstanceAttribute
{
    [Required]
    public string? Name { get; init; }

    public string? TargetId { get; init; }

    [OneOf("container-instance")]
    public string? TargetType { get; init; }

    public string? Value { get; init; }
}
