namespace Plimsoll.Iam.Api.Shapes;

/// <summary>Output of <c>ListGroupPolicies</c>, <c>ListRolePolicies</c> and <c>ListUserPolicies</c>.</summary>
internal sealed record ListPolicyNamesResponse
{
    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }

    public IReadOnlyList<string>? PolicyNames { get; init; }
}
