using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Replication;

/// <summary>Input of <c>DescribeReplicationBackfillResults</c>.</summary>
internal sealed record DescribeReplicationBackfillResultsRequest
{
    [Required]
    [Pattern("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")]
    public string? ReplicationBackfillId { get; init; }

    [Pattern("[0-9]{12}")]
    public string? RegistryId { get; init; }

    [OneOf("COMPLETE", "FAILED")]
    public string? ResultStatusFilter { get; init; }

    [Range(1, 1000)]
    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }
}
