namespace Plimsoll.Ecr.Api.Registry;

/// <summary>Output of <c>DeregisterPullTimeUpdateExclusion</c>.</summary>
internal sealed record DeregisterPullTimeUpdateExclusionResponse
{
    public string? PrincipalArn { get; init; }
}
