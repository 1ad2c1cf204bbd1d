using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.Sessions;

/// <summary>Output of <c>AssumeRoleWithWebIdentity</c>.</summary>
internal sealed record AssumeRoleWithWebIdentityResponse
{
    public AssumedRoleUser? AssumedRoleUser { get; init; }

    public string? Audience { get; init; }

    public Credentials? Credentials { get; init; }

    public int? PackedPolicySize { get; init; }

    public string? Provider { get; init; }

    public int? SessionTokenSize { get; init; }

    public int? SessionTokenUtilization { get; init; }

    public string? SourceIdentity { get; init; }

    public string? SubjectFromWebIdentityToken { get; init; }

    public TrustedIdentityPropagationContext? TrustedIdentityPropagationContext { get; init; }
}
