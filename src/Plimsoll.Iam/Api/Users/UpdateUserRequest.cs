using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Users;

/// <summary>Input of <c>UpdateUser</c>.</summary>
internal sealed record UpdateUserRequest
{
    [Length(1, 512)]
    [Pattern(@"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)")]
    public string? NewPath { get; init; }

    [Length(1, 64)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? NewUserName { get; init; }

    [Required]
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? UserName { get; init; }
}
