using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Users;

/// <summary>Input of <c>PutUserPermissionsBoundary</c>.</summary>
internal sealed record PutUserPermissionsBoundaryRequest
{
    [Required]
    [Length(20, 2048)]
    public string? PermissionsBoundary { get; init; }

    [Required]
    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? UserName { get; init; }
}
