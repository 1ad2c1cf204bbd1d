using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Groups;

/// <summary>Input of <c>AttachGroupPolicy</c> and <c>DetachGroupPolicy</c>.</summary>
internal sealed record AttachedGroupPolicyRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? GroupName { get; init; }

    [Required]
    [Length(20, 2048)]
    public string? PolicyArn { get; init; }
}
