using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Users;

/// <summary>Input of <c>DeleteUserPermissionsBoundary</c>.</summary>
internal sealed record DeleteUserPermissionsBoundaryRequest
{
    [Required]
    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? UserName { get; init; }
}
