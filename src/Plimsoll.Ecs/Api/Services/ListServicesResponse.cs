namespace Plimsoll.Ecs.Api.Services;

internal sealed record ListServicesResponse
{
    public string? NextToken { get; init; }

    public IReadOnlyList<string>? ServiceArns { get; init; }
}
