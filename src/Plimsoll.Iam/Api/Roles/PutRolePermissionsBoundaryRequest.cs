using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Roles;

/// <summary>Input of <c>PutRolePermissionsBoundary</c>.</summary>
internal sealed record PutRolePermissionsBoundaryRequest
{
    [Required]
    [Length(20, 2048)]
    public string? PermissionsBoundary { get; init; }

    [Required]
    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? RoleName { get; init; }
}
