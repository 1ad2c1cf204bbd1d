using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.TaskDefinitions;

internal sealed record DeleteTaskDefinitionsRequest
{
    [Required]
    public IReadOnlyList<string>? TaskDefinitions { get; init; }
}
