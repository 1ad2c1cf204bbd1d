using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Registry;

/// <summary>Input of <c>RegisterPullTimeUpdateExclusion</c>.</summary>
internal sealed record RegisterPullTimeUpdateExclusionRequest
{
    [Required]
    [Length(0, 200)]
    [Pattern(@"^arn:aws(-[a-z]+)*:iam::[0-9]{12}:(role|user)/[\w+=,.@-]+(/[\w+=,.@-]+)*$")]
    public string? PrincipalArn { get; init; }
}
