using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.ManagedPolicies;

/// <summary>Input of <c>ListPolicyTags</c> and <c>ListPolicyVersions</c>.</summary>
internal sealed record PolicyListRequest
{
    [Length(1, 320)]
    [Pattern(@"[\u0020-\u00FF]+")]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }

    [Required]
    [Length(20, 2048)]
    public string? PolicyArn { get; init; }
}
