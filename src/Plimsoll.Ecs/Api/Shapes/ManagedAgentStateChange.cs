using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ManagedAgentStateChange
{
    [Required]
    public string? ContainerName { get; init; }

    [Required, OneOf("ExecuteCommandAgent")]
    public string? ManagedAgentName { get; init; }

    public string? Reason { get; init; }

    [Required]
    public string? Status { get; init; }
}
