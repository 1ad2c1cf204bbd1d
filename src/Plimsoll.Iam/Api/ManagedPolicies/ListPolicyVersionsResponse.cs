using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.ManagedPolicies;

/// <summary>Output of <c>ListPolicyVersions</c>.</summary>
internal sealed record ListPolicyVersionsResponse
{
    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }

    public IReadOnlyList<PolicyVersion>? Versions { get; init; }
}
