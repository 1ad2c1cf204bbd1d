namespace Plimsoll.Ecr.Model;

/// <summary>The last scan of an image. What it found is a blob: findings are many and seldom looked at.</summary>
internal sealed record ScanRecord
{
    public const string InProgress = "IN_PROGRESS";
    public const string Complete = "COMPLETE";
    public const string Failed = "FAILED";

    public required string Repository { get; init; }

    /// <summary>Of the image.</summary>
    public required string Digest { get; init; }

    /// <summary>One of the constants.</summary>
    public required string Status { get; init; }

    /// <summary>For a person.</summary>
    public required string Description { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>How old the scanner's knowledge is, where it says so.</summary>
    public DateTimeOffset? SourceUpdatedAt { get; init; }

    /// <summary>Digest of the blob of the findings; null unless complete.</summary>
    public string? Findings { get; init; }

    public IReadOnlyDictionary<string, int>? SeverityCounts { get; init; }

    public string Key => ImageRecord.KeyOf(Repository, Digest);
}
