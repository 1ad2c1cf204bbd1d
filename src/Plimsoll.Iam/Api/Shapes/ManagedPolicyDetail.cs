namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>ManagedPolicyDetail</c> of AWS's model.</summary>
internal sealed record ManagedPolicyDetail
{
    public string? Arn { get; init; }

    public int? AttachmentCount { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public string? DefaultVersionId { get; init; }

    public string? Description { get; init; }

    public bool? IsAttachable { get; init; }

    public string? Path { get; init; }

    public int? PermissionsBoundaryUsageCount { get; init; }

    public string? PolicyId { get; init; }

    public string? PolicyName { get; init; }

    public IReadOnlyList<PolicyVersion>? PolicyVersionList { get; init; }

    public DateTimeOffset? UpdateDate { get; init; }
}
