using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Roles;

/// <summary>Input of <c>UpdateRoleDescription</c>.</summary>
internal sealed record UpdateRoleDescriptionRequest
{
    [Required]
    [Length(0, 1000)]
    [Pattern(@"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*")]
    public string? Description { get; init; }

    [Required]
    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? RoleName { get; init; }
}
