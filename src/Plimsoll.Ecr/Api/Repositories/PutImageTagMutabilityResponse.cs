using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Repositories;

/// <summary>Output of <c>PutImageTagMutability</c>.</summary>
internal sealed record PutImageTagMutabilityResponse
{
    public string? RegistryId { get; init; }

    public string? RepositoryName { get; init; }

    public string? ImageTagMutability { get; init; }

    public IReadOnlyList<ImageTagMutabilityExclusionFilter>? ImageTagMutabilityExclusionFilters { get; init; }
}
