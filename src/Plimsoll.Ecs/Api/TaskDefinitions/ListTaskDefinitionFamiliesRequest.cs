using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.TaskDefinitions;

internal sealed record ListTaskDefinitionFamiliesRequest
{
    public string? FamilyPrefix { get; init; }

    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }

    [OneOf("ACTIVE", "INACTIVE", "ALL")]
    public string? Status { get; init; }
}
