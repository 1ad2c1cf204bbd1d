namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>Role</c> of AWS's model.</summary>
internal sealed record Role
{
    public string? Arn { get; init; }

    public string? AssumeRolePolicyDocument { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public string? Description { get; init; }

    public int? MaxSessionDuration { get; init; }

    public string? Path { get; init; }

    public AttachedPermissionsBoundary? PermissionsBoundary { get; init; }

    public string? RoleId { get; init; }

    public RoleLastUsed? RoleLastUsed { get; init; }

    public string? RoleName { get; init; }

    public SourceRoleTemplate? SourceRoleTemplate { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}
