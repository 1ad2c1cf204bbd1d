using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.PullThrough;

/// <summary>Output of <c>DescribePullThroughCacheRules</c>.</summary>
internal sealed record DescribePullThroughCacheRulesResponse
{
    public IReadOnlyList<PullThroughCacheRule>? PullThroughCacheRules { get; init; }

    public string? NextToken { get; init; }
}
