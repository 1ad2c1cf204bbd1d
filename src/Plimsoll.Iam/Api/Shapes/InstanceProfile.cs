namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>InstanceProfile</c> of AWS's model.</summary>
internal sealed record InstanceProfile
{
    public string? Arn { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public string? InstanceProfileId { get; init; }

    public string? InstanceProfileName { get; init; }

    public string? Path { get; init; }

    public IReadOnlyList<Role>? Roles { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}
