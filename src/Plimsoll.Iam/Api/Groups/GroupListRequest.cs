using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Groups;

/// <summary>Input of <c>GetGroup</c> and <c>ListGroupPolicies</c>.</summary>
internal sealed record GroupListRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(@"[\w+=,.@-]+")]
    public string? GroupName { get; init; }

    [Length(1, 320)]
    [Pattern(@"[\u0020-\u00FF]+")]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}
