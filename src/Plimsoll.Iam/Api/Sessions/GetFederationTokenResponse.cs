using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.Sessions;

/// <summary>Output of <c>GetFederationToken</c>.</summary>
internal sealed record GetFederationTokenResponse
{
    public Credentials? Credentials { get; init; }

    public FederatedUser? FederatedUser { get; init; }

    public int? PackedPolicySize { get; init; }

    public int? SessionTokenSize { get; init; }

    public int? SessionTokenUtilization { get; init; }
}
