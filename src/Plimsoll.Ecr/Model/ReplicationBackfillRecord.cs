using System.Globalization;

namespace Plimsoll.Ecr.Model;

/// <summary>The images that a registry has go, or went, to one destination of its replication configuration.</summary>
internal sealed record ReplicationBackfillRecord
{
    public const string Preparing = "PREPARING";
    public const string InProgress = "IN_PROGRESS";
    public const string Complete = "COMPLETE";
    public const string Failed = "FAILED";
    public const string Stopping = "STOPPING";
    public const string Stopped = "STOPPED";

    /// <summary>A UUID in small letters.</summary>
    public required string Id { get; init; }

    /// <summary>Account of the destination.</summary>
    public required string Account { get; init; }

    /// <summary>Region of the destination.</summary>
    public required string Region { get; init; }

    /// <summary>One of the constants.</summary>
    public required string Status { get; init; }

    /// <summary>Why it failed; null unless it did.</summary>
    public string? FailureCode { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Null while it is active.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How many replications there are to make; null until that is known.</summary>
    public int? Total { get; init; }

    /// <summary>How many have arrived.</summary>
    public int Completed { get; init; }

    /// <summary>How many could not.</summary>
    public int Refused { get; init; }

    /// <summary>Why they could not, each reason once.</summary>
    public IReadOnlyList<string> RefusalCodes { get; init; } = [];

    /// <summary>True until it has ended.</summary>
    public bool IsActive => EndedAt is null;

    /// <summary>Sorts the newest first.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"{long.MaxValue - StartedAt.UtcTicks:D19} {Id}");
}
