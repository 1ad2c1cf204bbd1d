namespace Plimsoll.Ecr.Model;

/// <summary>One replication of a backfill: an image by one of its tags, or one that has none.</summary>
internal sealed record BackfillImageRecord
{
    /// <summary>Id of the backfill.</summary>
    public required string Backfill { get; init; }

    public required string Repository { get; init; }

    public required string Digest { get; init; }

    public string? Tag { get; init; }

    /// <summary><see cref="ReplicationRecord.Complete"/> or <see cref="ReplicationRecord.Failed"/>; null before it was tried.</summary>
    public string? Status { get; init; }

    public string? FailureCode { get; init; }

    /// <summary>Why images of an index did not go, each reason once; null where none of them was refused.</summary>
    public IReadOnlyList<string>? SubImageFailureCodes { get; init; }

    public string Key => $"{Backfill} {Repository}@{Digest}:{Tag}";
}
