namespace Plimsoll.Iam.Model;

/// <summary>A managed policy of the account (spec/roles-credentials.md §10).</summary>
internal sealed record PolicyRecord
{
    /// <summary>Its name, unique in the account whatever the case.</summary>
    public required string Name { get; init; }

    /// <summary>Unique id, <c>ANPA…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Path in the ARN.</summary>
    public required string Path { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When its default version was last chosen or made.</summary>
    public required DateTimeOffset Updated { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Number of the version that is in force.</summary>
    public required int DefaultVersion { get; init; }

    /// <summary>Number of the version that was made last: none is given twice.</summary>
    public required int LastVersion { get; init; }

    /// <summary>Its versions, one to five, the newest first.</summary>
    public required IReadOnlyList<PolicyVersionRecord> Versions { get; init; }

    /// <summary>Its tags, in the order of their keys.</summary>
    public IReadOnlyList<TagValue> Tags { get; init; } = [];

    /// <summary>What is in force.</summary>
    public string Document => Versions.First(version => version.Number == DefaultVersion).Document;
}
