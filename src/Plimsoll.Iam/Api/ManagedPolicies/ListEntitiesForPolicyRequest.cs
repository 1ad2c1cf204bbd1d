using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.ManagedPolicies;

/// <summary>Input of <c>ListEntitiesForPolicy</c>.</summary>
internal sealed record ListEntitiesForPolicyRequest
{
    [OneOf("User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy")]
    public string? EntityFilter { get; init; }

    [Length(1, 320)]
    [Pattern(@"[\u0020-\u00FF]+")]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }

    [Length(1, 512)]
    [Pattern(@"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)")]
    public string? PathPrefix { get; init; }

    [Required]
    [Length(20, 2048)]
    public string? PolicyArn { get; init; }

    [OneOf("PermissionsPolicy", "PermissionsBoundary")]
    public string? PolicyUsageFilter { get; init; }
}
