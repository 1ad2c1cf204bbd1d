namespace Plimsoll.Iam.Api.Shapes;

/// <summary><c>DeletionTaskFailureReasonType</c> of AWS's model.</summary>
internal sealed record DeletionTaskFailureReasonType
{
    public string? Reason { get; init; }

    public IReadOnlyList<RoleUsageType>? RoleUsageList { get; init; }
}
