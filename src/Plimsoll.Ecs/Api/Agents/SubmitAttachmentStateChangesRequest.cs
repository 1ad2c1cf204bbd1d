using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Agents;

internal sealed record SubmitAttachmentStateChangesRequest
{
    [Required]
    public IReadOnlyList<AttachmentStateChange>? Attachments { get; init; }

    public string? Cluster { get; init; }
}
