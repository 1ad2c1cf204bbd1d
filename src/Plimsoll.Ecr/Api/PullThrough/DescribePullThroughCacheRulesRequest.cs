using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.PullThrough;

/// <summary>Input of <c>DescribePullThroughCacheRules</c>.</summary>
internal sealed record DescribePullThroughCacheRulesRequest
{
    [Pattern("[0-9]{12}")]
    public string? RegistryId { get; init; }

    [Length(1, 100)]
    public IReadOnlyList<string>? EcrRepositoryPrefixes { get; init; }

    public string? NextToken { get; init; }

    [Range(1, 1000)]
    public int? MaxResults { get; init; }
}
