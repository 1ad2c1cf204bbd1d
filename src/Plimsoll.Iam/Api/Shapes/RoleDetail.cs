namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>RoleDetail</c> of AWS's model.</summary>
internal sealed record RoleDetail
{
    public string? Arn { get; init; }

    public string? AssumeRolePolicyDocument { get; init; }

    public IReadOnlyList<AttachedPolicy>? AttachedManagedPolicies { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public IReadOnlyList<InstanceProfile>? InstanceProfileList { get; init; }

    public string? Path { get; init; }

    public AttachedPermissionsBoundary? PermissionsBoundary { get; init; }

    public string? RoleId { get; init; }

    public RoleLastUsed? RoleLastUsed { get; init; }

    public string? RoleName { get; init; }

    public IReadOnlyList<PolicyDetail>? RolePolicyList { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}
