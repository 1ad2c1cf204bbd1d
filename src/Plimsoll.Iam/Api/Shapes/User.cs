namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>User</c> of AWS's model.</summary>
internal sealed record User
{
    public string? Arn { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public DateTimeOffset? PasswordLastUsed { get; init; }

    public string? Path { get; init; }

    public AttachedPermissionsBoundary? PermissionsBoundary { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? UserId { get; init; }

    public string? UserName { get; init; }
}
