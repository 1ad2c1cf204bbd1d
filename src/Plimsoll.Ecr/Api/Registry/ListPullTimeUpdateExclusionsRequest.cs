using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Registry;

/// <summary>Input of <c>ListPullTimeUpdateExclusions</c>.</summary>
internal sealed record ListPullTimeUpdateExclusionsRequest
{
    [Range(1, 1000)]
    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }
}
