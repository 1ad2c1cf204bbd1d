using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Clusters;

internal sealed record PutClusterCapacityProvidersRequest
{
    [Required, Unsupported]
    public IReadOnlyList<string>? CapacityProviders { get; init; }

    [Required]
    public string? Cluster { get; init; }

    [Required, Unsupported]
    public IReadOnlyList<CapacityProviderStrategyItem>? DefaultCapacityProviderStrategy { get; init; }
}
