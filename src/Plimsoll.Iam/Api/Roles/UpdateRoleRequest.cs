using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Roles;

/// <summary>Input of <c>UpdateRole</c>.</summary>
internal sealed record UpdateRoleRequest
{
    [Length(0, 1000)]
    [Pattern(@"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*")]
    public string? Description { get; init; }

    [Range(3600, 43200)]
    public int? MaxSessionDuration { get; init; }

    [Required]
    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? RoleName { get; init; }
}
