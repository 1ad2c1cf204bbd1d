using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Roles;

/// <summary>Input of <c>AttachRolePolicy</c> and <c>DetachRolePolicy</c>.</summary>
internal sealed record AttachedRolePolicyRequest
{
    [Required]
    [Length(20, 2048)]
    public string? PolicyArn { get; init; }

    [Required]
    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? RoleName { get; init; }
}
