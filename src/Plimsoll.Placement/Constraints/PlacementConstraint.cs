namespace Plimsoll.Placement.Constraints;

/// <summary>A constraint as the API carries it.</summary>
/// <param name="Type"><c>memberOf</c> or <c>distinctInstance</c>.</param>
/// <param name="Expression">A cluster query for memberOf; absent for distinctInstance.</param>
public sealed record PlacementConstraint(string? Type, string? Expression = null);
