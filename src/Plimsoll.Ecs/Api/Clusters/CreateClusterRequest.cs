using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Clusters;

internal sealed record CreateClusterRequest
{
    [Unsupported]
    public IReadOnlyList<string>? CapacityProviders { get; init; }

    public string? ClusterName { get; init; }

    public ClusterConfiguration? Configuration { get; init; }

    [Unsupported]
    public IReadOnlyList<CapacityProviderStrategyItem>? DefaultCapacityProviderStrategy { get; init; }

    public ClusterServiceConnectDefaultsRequest? ServiceConnectDefaults { get; init; }

    public IReadOnlyList<ClusterSetting>? Settings { get; init; }

    [Length(0, 50)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
