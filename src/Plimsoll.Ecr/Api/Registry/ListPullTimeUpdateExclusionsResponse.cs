namespace Plimsoll.Ecr.Api.Registry;

/// <summary>Output of <c>ListPullTimeUpdateExclusions</c>.</summary>
internal sealed record ListPullTimeUpdateExclusionsResponse
{
    public IReadOnlyList<string>? PullTimeUpdateExclusions { get; init; }

    public string? NextToken { get; init; }
}
