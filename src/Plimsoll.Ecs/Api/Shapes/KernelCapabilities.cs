namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record KernelCapabilities
{
    public IReadOnlyList<string>? Add { get; init; }

    public IReadOnlyList<string>? Drop { get; init; }
}
