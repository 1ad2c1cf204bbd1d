namespace Plimsoll.Placement.ScalingIn;

/// <summary>One item of a capacity provider strategy, whose split scale-in keeps.</summary>
/// <param name="Provider">The capacity provider's name.</param>
/// <param name="Weight">Its share of what goes beyond the base; 0 or more.</param>
/// <param name="Base">The tasks that it gets first; 0 or more.</param>
public sealed record ProviderShare(string Provider, int Weight, int Base = 0);
