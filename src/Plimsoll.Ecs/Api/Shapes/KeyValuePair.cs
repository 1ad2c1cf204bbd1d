namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record KeyValuePair
{
    public string? Name { get; init; }

    public string? Value { get; init; }
}
