using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.TaskDefinitions;

internal sealed record ListTaskDefinitionsRequest
{
    public string? FamilyPrefix { get; init; }

    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }

    [OneOf("ASC", "DESC")]
    public string? Sort { get; init; }

    [OneOf("ACTIVE", "INACTIVE", "DELETE_IN_PROGRESS")]
    public string? Status { get; init; }
}
