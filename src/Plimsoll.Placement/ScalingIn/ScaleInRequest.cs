using Plimsoll.Placement.Strategies;

namespace Plimsoll.Placement.ScalingIn;

/// <summary>A service that has more tasks than it should.</summary>
public sealed record ScaleInRequest
{
    /// <summary>The service's name.</summary>
    public required string Service { get; init; }

    /// <summary>The tasks to choose among, all on instances of the fleet and none stopping.</summary>
    public required IReadOnlyList<ScaleInTask> Tasks { get; init; }

    /// <summary>The service's strategies.</summary>
    public StrategyChain Strategies { get; init; } = StrategyChain.ServiceDefault;

    /// <summary>The service's capacity provider strategy; empty when it has none.</summary>
    public IReadOnlyList<ProviderShare> ProviderShares { get; init; } = [];
}
