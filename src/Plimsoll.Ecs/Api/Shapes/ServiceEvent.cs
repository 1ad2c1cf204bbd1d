namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ServiceEvent
{
    public DateTimeOffset? CreatedAt { get; init; }

    public string? Id { get; init; }

    public string? Message { get; init; }
}
