namespace Plimsoll.Ecs.Api.TaskDefinitions;

internal sealed record ListTaskDefinitionFamiliesResponse
{
    public IReadOnlyList<string>? Families { get; init; }

    public string? NextToken { get; init; }
}
