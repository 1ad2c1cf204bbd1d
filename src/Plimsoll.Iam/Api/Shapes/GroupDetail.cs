namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>GroupDetail</c> of AWS's model.</summary>
internal sealed record GroupDetail
{
    public string? Arn { get; init; }

    public IReadOnlyList<AttachedPolicy>? AttachedManagedPolicies { get; init; }

    public DateTimeOffset? CreateDate { get; init; }

    public string? GroupId { get; init; }

    public string? GroupName { get; init; }

    public IReadOnlyList<PolicyDetail>? GroupPolicyList { get; init; }

    public string? Path { get; init; }
}
