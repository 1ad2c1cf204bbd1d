using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Clusters;

internal sealed record DeleteClusterRequest
{
    [Required]
    public string? Cluster { get; init; }
}
