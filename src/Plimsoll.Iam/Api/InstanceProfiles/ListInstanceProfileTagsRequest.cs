using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.InstanceProfiles;

/// <summary>Input of <c>ListInstanceProfileTags</c>.</summary>
internal sealed record ListInstanceProfileTagsRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? InstanceProfileName { get; init; }

    [Length(1, 320)]
    [Pattern(@"[\u0020-\u00FF]+")]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}
