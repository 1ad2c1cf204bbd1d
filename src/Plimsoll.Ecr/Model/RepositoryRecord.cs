using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Model;

/// <summary>A repository as it is stored.</summary>
internal sealed record RepositoryRecord
{
    public required string Name { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>One of <see cref="TagMutability"/>.</summary>
    public required string ImageTagMutability { get; init; }

    public IReadOnlyList<ImageTagMutabilityExclusionFilter>? ExclusionFilters { get; init; }

    /// <summary>Encryption with a KMS key; null for AES256. It is settled when the repository is made.</summary>
    public EncryptionConfiguration? Encryption { get; init; }

    public bool ScanOnPush { get; init; }

    public IReadOnlyList<Tag> Tags { get; init; } = [];
}
