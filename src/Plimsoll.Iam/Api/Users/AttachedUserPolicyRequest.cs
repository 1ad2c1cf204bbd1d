using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Users;

/// <summary>Input of <c>AttachUserPolicy</c> and <c>DetachUserPolicy</c>.</summary>
internal sealed record AttachedUserPolicyRequest
{
    [Required]
    [Length(20, 2048)]
    public string? PolicyArn { get; init; }

    [Required]
    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? UserName { get; init; }
}
