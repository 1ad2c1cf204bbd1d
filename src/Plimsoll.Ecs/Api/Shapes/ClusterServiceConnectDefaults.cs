namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ClusterServiceConnectDefaults
{
    public string? Namespace { get; init; }
}
