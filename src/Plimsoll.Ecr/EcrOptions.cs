using Plimsoll.Cells;
using Plimsoll.Wire.Hosting;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Paging;

namespace Plimsoll.Ecr;

/// <summary>What ECR needs from the program around it.</summary>
public sealed record EcrOptions
{
    /// <summary>State.</summary>
    public required CellHost Cells { get; init; }

    /// <summary>Directory of the blobs and uploads; it must exist.</summary>
    public required string Directory { get; init; }

    /// <summary>Where the blobs are kept; null for files in the directory.</summary>
    public BlobBucket? BlobBucket { get; init; }

    /// <summary>How pull-through caches reach other registries.</summary>
    public UpstreamOptions Upstreams { get; init; } = new();

    /// <summary>Paging tokens, and the seal of download addresses.</summary>
    public required PageTokens Tokens { get; init; }

    /// <summary>Seals the passwords of the registry: 32 bytes, kept over restarts.</summary>
    public required byte[] PasswordKey { get; init; }

    /// <summary>Clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Says what the holder of a password may do, at each request.</summary>
    public required IAuthorizer Authorizer { get; init; }

    /// <summary>Who calls the registry without a password; null where that is refused.</summary>
    public Caller? Anonymous { get; init; }

    /// <summary>What scans images; null where nothing does.</summary>
    public ImageScannerOptions? ImageScanner { get; init; }

    /// <summary>True where the registry deletes manifests, tags and layers as the distribution specification has it; ECR answers 405.</summary>
    public bool RegistryDeletes { get; init; }

    /// <summary>Is told of pushes and pulls through the registry; null where nobody looks.</summary>
    public ITransferWatch? Transfers { get; init; }

    /// <summary>Says what uses images; null when nothing is protected.</summary>
    public IImageHolders? Holders { get; init; }

    /// <summary>Host and port of the registry as clients reach it; null for the ones that each caller uses.</summary>
    public string? RegistryHost { get; init; }

    /// <summary>What a fault is to a person, where it is one that can be named: a full disk; null for any other.</summary>
    public Func<Exception, string?> Explain { get; init; } = _ => null;
}
