namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record HostVolumeProperties
{
    public string? SourcePath { get; init; }
}
