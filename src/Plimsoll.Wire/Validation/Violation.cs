namespace Plimsoll.Wire.Validation;

/// <summary>One broken constraint.</summary>
/// <param name="Path">Where, in AWS's way: <c>containerDefinitions.1.member.name</c>.</param>
/// <param name="Value">What was there; null when absent.</param>
/// <param name="Constraint">What should have been, in AWS's words.</param>
public sealed record Violation(string Path, string? Value, string Constraint);
