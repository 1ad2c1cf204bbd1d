namespace Plimsoll.Ecs.Api.Tasks;

internal sealed record StopTaskResponse
{
    public EcsTask? Task { get; init; }
}
