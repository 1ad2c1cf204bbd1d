using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Control.Images;

/// <summary>A manifest and what it says.</summary>
internal sealed record Manifest
{
    /// <summary>The bytes as pushed: the digest is theirs.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    public required Digest Digest { get; init; }

    public required string MediaType { get; init; }

    public string? ArtifactType { get; init; }

    /// <summary>Digests of configuration and layers that the repository must have.</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];

    /// <summary>Media types of configuration and layers, by digest.</summary>
    public IReadOnlyDictionary<string, string> LayerTypes { get; init; } = new Dictionary<string, string>();

    /// <summary>Bytes of configuration and layers.</summary>
    public long Size { get; init; }

    /// <summary>Digests of the images of an index.</summary>
    public IReadOnlyList<string> Children { get; init; } = [];

    /// <summary>Digest of the manifest that this one is about.</summary>
    public string? Subject { get; init; }

    public IReadOnlyDictionary<string, string>? Annotations { get; init; }
}
