using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.ManagedPolicies;

/// <summary>Output of <c>CreatePolicy</c> and <c>GetPolicy</c>.</summary>
internal sealed record ManagedPolicyResponse
{
    public Policy? Policy { get; init; }
}
