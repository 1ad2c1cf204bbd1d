using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Clusters;

internal sealed record UpdateClusterRequest
{
    [Required]
    public string? Cluster { get; init; }

    public ClusterConfiguration? Configuration { get; init; }

    public ClusterServiceConnectDefaultsRequest? ServiceConnectDefaults { get; init; }

    public IReadOnlyList<ClusterSetting>? Settings { get; init; }
}
