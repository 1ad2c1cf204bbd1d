using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.ManagedPolicies;

/// <summary>Output of <c>ListEntitiesForPolicy</c>.</summary>
internal sealed record ListEntitiesForPolicyResponse
{
    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }

    public IReadOnlyList<PolicyGroup>? PolicyGroups { get; init; }

    public IReadOnlyList<PolicyRole>? PolicyRoles { get; init; }

    public IReadOnlyList<PolicyUser>? PolicyUsers { get; init; }
}
