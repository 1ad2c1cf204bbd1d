using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.ManagedPolicies;

/// <summary>Input of <c>ListPolicies</c>.</summary>
internal sealed record ListPoliciesRequest
{
    [Length(1, 320)]
    [Pattern(@"[\u0020-\u00FF]+")]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }

    public bool? OnlyAttached { get; init; }

    [Length(1, 512)]
    [Pattern(@"((/[A-Za-z0-9\.,\+@=_-]+)*)/")]
    public string? PathPrefix { get; init; }

    [OneOf("PermissionsPolicy", "PermissionsBoundary")]
    public string? PolicyUsageFilter { get; init; }

    [OneOf("All", "AWS", "Local")]
    public string? Scope { get; init; }
}
