using Plimsoll.Iam.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.InstanceProfiles;

/// <summary>Input of <c>TagInstanceProfile</c>.</summary>
internal sealed record TagInstanceProfileRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? InstanceProfileName { get; init; }

    [Required]
    [Length(0, 50)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
