namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record Failure
{
    public string? Arn { get; init; }

    public string? Detail { get; init; }

    public string? Reason { get; init; }
}
