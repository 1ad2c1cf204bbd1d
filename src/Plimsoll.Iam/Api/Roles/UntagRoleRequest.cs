using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Roles;

/// <summary>Input of <c>UntagRole</c>.</summary>
internal sealed record UntagRoleRequest
{
    [Required]
    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? RoleName { get; init; }

    [Required]
    [Length(0, 50)]
    public IReadOnlyList<string>? TagKeys { get; init; }
}
