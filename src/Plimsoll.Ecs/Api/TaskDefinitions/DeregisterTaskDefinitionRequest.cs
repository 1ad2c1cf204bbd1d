using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.TaskDefinitions;

internal sealed record DeregisterTaskDefinitionRequest
{
    [Required]
    public string? TaskDefinition { get; init; }
}
