using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Clusters;

internal sealed record UpdateClusterSettingsRequest
{
    [Required]
    public string? Cluster { get; init; }

    [Required]
    public IReadOnlyList<ClusterSetting>? Settings { get; init; }
}
