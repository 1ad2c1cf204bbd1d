using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.ManagedPolicies;

/// <summary>Output of <c>CreatePolicyVersion</c> and <c>GetPolicyVersion</c>.</summary>
internal sealed record PolicyVersionResponse
{
    public PolicyVersion? PolicyVersion { get; init; }
}
