namespace Plimsoll.Ecs.Api.Clusters;

internal sealed record UpdateClusterSettingsResponse
{
    public Cluster? Cluster { get; init; }
}
