using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.TaskDefinitions;

internal sealed record DescribeTaskDefinitionRequest
{
    [OneOf("TAGS")]
    public IReadOnlyList<string>? Include { get; init; }

    [Required]
    public string? TaskDefinition { get; init; }
}
