using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.InstanceProfiles;

/// <summary>Input of <c>UntagInstanceProfile</c>.</summary>
internal sealed record UntagInstanceProfileRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? InstanceProfileName { get; init; }

    [Required]
    [Length(0, 50)]
    public IReadOnlyList<string>? TagKeys { get; init; }
}
