using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Groups;

/// <summary>Input of <c>DeleteGroupPolicy</c> and <c>GetGroupPolicy</c>.</summary>
internal sealed record GroupPolicyRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? GroupName { get; init; }

    [Required]
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? PolicyName { get; init; }
}
