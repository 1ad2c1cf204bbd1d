using Plimsoll.Iam.Api.Shapes;

namespace Plimsoll.Iam.Api.Roles;

/// <summary>Output of <c>GetServiceLinkedRoleDeletionStatus</c>.</summary>
internal sealed record GetServiceLinkedRoleDeletionStatusResponse
{
    public DeletionTaskFailureReasonType? Reason { get; init; }

    public string? Status { get; init; }
}
