namespace Plimsoll.Ecs.Api.Agents;

internal sealed record SubmitContainerStateChangeResponse
{
    public string? Acknowledgment { get; init; }
}
