namespace Plimsoll.Ecs.Api.Tasks;

internal sealed record ListTasksResponse
{
    public string? NextToken { get; init; }

    public IReadOnlyList<string>? TaskArns { get; init; }
}
