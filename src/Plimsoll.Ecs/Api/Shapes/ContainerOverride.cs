namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ContainerOverride
{
    public IReadOnlyList<string>? Command { get; init; }

    public int? Cpu { get; init; }

    public IReadOnlyList<KeyValuePair>? Environment { get; init; }

    public IReadOnlyList<EnvironmentFile>? EnvironmentFiles { get; init; }

    public int? Memory { get; init; }

    public int? MemoryReservation { get; init; }

    public string? Name { get; init; }

    public IReadOnlyList<ResourceRequirement>? ResourceRequirements { get; init; }
}
