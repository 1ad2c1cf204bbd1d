namespace Plimsoll.Iam.Api.Shapes;

/// <summary>Output of <c>ListAttachedGroupPolicies</c>, <c>ListAttachedRolePolicies</c> and <c>ListAttachedUserPolicies</c>.</summary>
internal sealed record ListAttachedPoliciesResponse
{
    public IReadOnlyList<AttachedPolicy>? AttachedPolicies { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}
