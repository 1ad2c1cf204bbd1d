using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Users;

/// <summary>Input of <c>UntagUser</c>.</summary>
internal sealed record UntagUserRequest
{
    [Required]
    [Length(0, 50)]
    public IReadOnlyList<string>? TagKeys { get; init; }

    [Required]
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? UserName { get; init; }
}
