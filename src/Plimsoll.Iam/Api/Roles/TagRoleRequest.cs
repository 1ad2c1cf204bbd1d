using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Roles;

/// <summary>Input of <c>TagRole</c>.</summary>
internal sealed record TagRoleRequest
{
    [Required]
    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? RoleName { get; init; }

    [Required]
    [Length(0, 50)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
