namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record MountPoint
{
    public string? ContainerPath { get; init; }

    public bool? ReadOnly { get; init; }

    public string? SourceVolume { get; init; }
}
