using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.InstanceProfiles;

/// <summary>Input of <c>DeleteInstanceProfile</c> and <c>GetInstanceProfile</c>.</summary>
internal sealed record InstanceProfileRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? InstanceProfileName { get; init; }
}
