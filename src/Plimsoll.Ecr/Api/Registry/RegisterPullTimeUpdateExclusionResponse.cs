namespace Plimsoll.Ecr.Api.Registry;

/// <summary>Output of <c>RegisterPullTimeUpdateExclusion</c>.</summary>
internal sealed record RegisterPullTimeUpdateExclusionResponse
{
    public string? PrincipalArn { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }
}
