namespace Plimsoll.Ecs.Api.TaskDefinitions;

internal sealed record DeleteTaskDefinitionsResponse
{
    public IReadOnlyList<Failure>? Failures { get; init; }

    public IReadOnlyList<TaskDefinition>? TaskDefinitions { get; init; }
}
