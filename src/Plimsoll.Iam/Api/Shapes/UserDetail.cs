namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>UserDetail</c> of AWS's model.</summary>
internal sealed record UserDetail
{
    public string? Arn { get; init; }

    public IReadOnlyList<AttachedPolicy>? AttachedManagedPolicies { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public IReadOnlyList<string>? GroupList { get; init; }

    public string? Path { get; init; }

    public AttachedPermissionsBoundary? PermissionsBoundary { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? UserId { get; init; }

    public string? UserName { get; init; }

    public IReadOnlyList<PolicyDetail>? UserPolicyList { get; init; }
}
