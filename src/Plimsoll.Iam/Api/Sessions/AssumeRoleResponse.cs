using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.Sessions;

/// <summary>Output of <c>AssumeRole</c>.</summary>
internal sealed record AssumeRoleResponse
{
    public AssumedRoleUser? AssumedRoleUser { get; init; }

    public Credentials? Credentials { get; init; }

    public int? PackedPolicySize { get; init; }

    public int? SessionTokenSize { get; init; }

    public int? SessionTokenUtilization { get; init; }

    public string? SourceIdentity { get; init; }
}
