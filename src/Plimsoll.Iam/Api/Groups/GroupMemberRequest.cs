using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Groups;

/// <summary>Input of <c>AddUserToGroup</c> and <c>RemoveUserFromGroup</c>.</summary>
internal sealed record GroupMemberRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? GroupName { get; init; }

    [Required]
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? UserName { get; init; }
}
