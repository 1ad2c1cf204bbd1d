namespace Plimsoll.Ecs.Api.TaskDefinitions;

internal sealed record RegisterTaskDefinitionResponse
{
    public IReadOnlyList<Tag>? Tags { get; init; }

    public TaskDefinition? TaskDefinition { get; init; }
}
