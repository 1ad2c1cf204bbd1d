namespace Plimsoll.Ecs.Api.TaskDefinitions;

internal sealed record ListTaskDefinitionsResponse
{
    public string? NextToken { get; init; }

    public IReadOnlyList<string>? TaskDefinitionArns { get; init; }
}
