using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.Accounts;

/// <summary>Output of <c>GetAccountAuthorizationDetails</c>.</summary>
internal sealed record GetAccountAuthorizationDetailsResponse
{
    public IReadOnlyList<GroupDetail>? GroupDetailList { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }

    public IReadOnlyList<ManagedPolicyDetail>? Policies { get; init; }

    public IReadOnlyList<RoleDetail>? RoleDetailList { get; init; }

    public IReadOnlyList<UserDetail>? UserDetailList { get; init; }
}
