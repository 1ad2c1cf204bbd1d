namespace Plimsoll.Ecs.Api.Agents;

internal sealed record SubmitTaskStateChangeResponse
{
    public string? Acknowledgment { get; init; }
}
