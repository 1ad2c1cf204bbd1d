namespace Plimsoll.Iam.Api.Roles;

/// <summary>Output of <c>DeleteServiceLinkedRole</c>.</summary>
internal sealed record DeleteServiceLinkedRoleResponse
{
    public string? DeletionTaskId { get; init; }
}
