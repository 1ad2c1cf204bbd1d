namespace Plimsoll.Ecs.Api.Tasks;

internal sealed record RunTaskResponse
{
    public IReadOnlyList<Failure>? Failures { get; init; }

    public IReadOnlyList<EcsTask>? Tasks { get; init; }
}
