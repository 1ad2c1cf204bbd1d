using Plimsoll.Wire.Validation;

namespace Plimsoll.Iam.Api.Roles;

/// <summary>Input of <c>GetServiceLinkedRoleDeletionStatus</c>.</summary>
internal sealed record GetServiceLinkedRoleDeletionStatusRequest
{
    [Required]
    [Length(1, 1000)]
    public string? DeletionTaskId { get; init; }
}
