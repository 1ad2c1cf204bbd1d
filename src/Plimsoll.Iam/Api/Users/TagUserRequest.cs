using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Users;

/// <summary>Input of <c>TagUser</c>.</summary>
internal sealed record TagUserRequest
{
    [Required]
    [Length(0, 50)]
    public IReadOnlyList<Tag>? Tags { get; init; }

    [Required]
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? UserName { get; init; }
}
