using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Replication;

/// <summary>Input of <c>ListReplicationBackfills</c>.</summary>
internal sealed record ListReplicationBackfillsRequest
{
    [Pattern("[0-9]{12}")]
    public string? RegistryId { get; init; }

    [Range(1, 50)]
    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }
}
