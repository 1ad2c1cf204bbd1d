namespace Plimsoll.Ecr.Model;

/// <summary>An image goes, or went, to another registry.</summary>
internal sealed record ReplicationRecord
{
    public const string InProgress = "IN_PROGRESS";
    public const string Complete = "COMPLETE";
    public const string Failed = "FAILED";

    public required string Repository { get; init; }

    public required string Digest { get; init; }

    /// <summary>Account of the destination.</summary>
    public required string Account { get; init; }

    /// <summary>Region of the destination.</summary>
    public required string Region { get; init; }

    public required string Status { get; init; }

    public string? FailureCode { get; init; }

    /// <summary>Tags that were pushed and have not arrived.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    public string Key => KeyOf(Repository, Digest, Account, Region);

    public static string KeyOf(string repository, string digest, string account, string region) => $"{repository}@{digest}>{account}/{region}";
}
