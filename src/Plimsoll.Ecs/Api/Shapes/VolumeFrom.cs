namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record VolumeFrom
{
    public bool? ReadOnly { get; init; }

    public string? SourceContainer { get; init; }
}
