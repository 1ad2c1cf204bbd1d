namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>How one replication of a backfill ended.</summary>
internal sealed record ReplicationBackfillResult
{
    public string? RepositoryName { get; init; }

    public ImageIdentifier? ImageId { get; init; }

    public string? Status { get; init; }

    public string? FailureCode { get; init; }

    public IReadOnlyList<string>? SubImageFailureCodes { get; init; }
}
