using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Roles;

/// <summary>Input of <c>DeleteRole</c>, <c>DeleteRolePermissionsBoundary</c>, <c>DeleteServiceLinkedRole</c> and <c>GetRole</c>.</summary>
internal sealed record RoleRequest
{
    [Required]
    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? RoleName { get; init; }
}
