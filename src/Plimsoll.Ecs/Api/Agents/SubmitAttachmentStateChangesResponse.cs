namespace Plimsoll.Ecs.Api.Agents;

internal sealed record SubmitAttachmentStateChangesResponse
{
    public string? Acknowledgment { get; init; }
}
