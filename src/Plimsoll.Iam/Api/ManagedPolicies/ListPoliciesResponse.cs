using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.ManagedPolicies;

/// <summary>Output of <c>ListPolicies</c>.</summary>
internal sealed record ListPoliciesResponse
{
    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }

    public IReadOnlyList<Policy>? Policies { get; init; }
}
