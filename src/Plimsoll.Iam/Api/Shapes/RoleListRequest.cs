using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Shapes;

/// <summary>Input of <c>ListInstanceProfilesForRole</c>, <c>ListRolePolicies</c> and <c>ListRoleTags</c>.</summary>
internal sealed record RoleListRequest
{
    [Length(1, 320)]
    [Pattern(@"[\u0020-\u00FF]+")]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }

    [Required]
    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? RoleName { get; init; }
}
