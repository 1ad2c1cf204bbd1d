namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record SystemControl
{
    public string? Namespace { get; init; }

    public string? Value { get; init; }
}
