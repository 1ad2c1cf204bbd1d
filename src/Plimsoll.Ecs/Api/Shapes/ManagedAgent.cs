namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ManagedAgent
{
    public DateTimeOffset? LastStartedAt { get; init; }

    public string? LastStatus { get; init; }

    public string? Name { get; init; }

    public string? Reason { get; init; }
}
