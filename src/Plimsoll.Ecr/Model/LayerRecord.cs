namespace Plimsoll.Ecr.Model;

/// <summary>A repository has a layer: only then may its images name it.</summary>
internal sealed record LayerRecord
{
    public required string Repository { get; init; }

    public required string Digest { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>
    /// When a client was last told that the layer is there, to the hour: an image that needs it may follow, so the layer is kept for
    /// a while even when no image names it.
    /// </summary>
    public required DateTimeOffset TouchedAt { get; init; }

    /// <summary>What the first image that named it says it is; null before.</summary>
    public string? MediaType { get; init; }

    /// <summary><see cref="Model.StorageClass.Archive"/> while archived images alone name it and nobody has sent it again; null otherwise.</summary>
    public string? StorageClass { get; init; }

    /// <summary>True while it cannot be pulled.</summary>
    public bool IsArchived => StorageClass is not null;

    public string Key => KeyOf(Repository, Digest);

    public static string KeyOf(string repository, string digest) => $"{repository}@{digest}";
}
