namespace Plimsoll.Placement.Strategies;

/// <summary>A strategy as the API carries it.</summary>
/// <param name="Type"><c>random</c>, <c>spread</c> or <c>binpack</c>.</param>
/// <param name="Field">For spread: <c>instanceId</c>, <c>host</c> or <c>attribute:NAME</c>; for binpack: <c>cpu</c> or <c>memory</c>.</param>
public sealed record PlacementStrategy(string? Type, string? Field = null)
{
    /// <inheritdoc/>
    public override string ToString() => Field is null ? $"{Type}" : $"{Type}({Field})";
}
