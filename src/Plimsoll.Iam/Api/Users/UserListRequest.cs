using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Users;

/// <summary>Input of <c>ListGroupsForUser</c>, <c>ListUserPolicies</c> and <c>ListUserTags</c>.</summary>
internal sealed record UserListRequest
{
    [Length(1, 320)]
    [Pattern(@"[\u0020-\u00FF]+")]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }

    [Required]
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? UserName { get; init; }
}
