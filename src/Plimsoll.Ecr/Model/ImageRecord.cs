namespace Plimsoll.Ecr.Model;

/// <summary>An image: what its manifest says. The manifest itself is a blob, so that many images cost little memory.</summary>
internal sealed record ImageRecord
{
    public required string Repository { get; init; }

    /// <summary>Digest of the manifest.</summary>
    public required string Digest { get; init; }

    public required string MediaType { get; init; }

    /// <summary>Kind of artifact: <c>artifactType</c>, else the media type of the configuration. Images have the latter.</summary>
    public string? ArtifactType { get; init; }

    /// <summary>Bytes of the manifest.</summary>
    public required long ManifestSize { get; init; }

    /// <summary>Bytes of configuration and layers as pushed; of an index the largest of its images.</summary>
    public required long Size { get; init; }

    public required DateTimeOffset PushedAt { get; init; }

    /// <summary>To the day: a pull is recorded when the one before is 24 hours old.</summary>
    public DateTimeOffset? PulledAt { get; init; }

    /// <summary><see cref="Model.StorageClass.Archive"/>, or null for the standard one.</summary>
    public string? StorageClass { get; init; }

    /// <summary>When it last went into the archive; null when it never did.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>When it last came out of the archive; null when it never did.</summary>
    public DateTimeOffset? ActivatedAt { get; init; }

    /// <summary>Digests of the configuration and the layers.</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];

    /// <summary>Digests of the images of an index.</summary>
    public IReadOnlyList<string> Children { get; init; } = [];

    /// <summary>Digest of the manifest that this one is about.</summary>
    public string? Subject { get; init; }

    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    /// <summary>True while it is in the archive.</summary>
    public bool IsArchived => StorageClass is not null;

    /// <summary>One of <see cref="ImageStatus"/>.</summary>
    public string Status => IsArchived ? ImageStatus.Archived : ImageStatus.Active;

    public string Key => KeyOf(Repository, Digest);

    public static string KeyOf(string repository, string digest) => $"{repository}@{digest}";
}
