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

    public bool ScanOnPush { get; init; }

    public IReadOnlyList<Tag> Tags { get; init; } = [];
}
