namespace Plimsoll.Iam.Api.Roles;

/// <summary>Output of <c>GetRolePolicy</c>.</summary>
internal sealed record GetRolePolicyResponse
{
    public string? PolicyDocument { get; init; }

    public string? PolicyName { get; init; }

    public string? RoleName { get; init; }
}
