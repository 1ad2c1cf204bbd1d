namespace Plimsoll.Ecs.Api.TaskDefinitions;

internal sealed record DeregisterTaskDefinitionResponse
{
    public TaskDefinition? TaskDefinition { get; init; }
}
