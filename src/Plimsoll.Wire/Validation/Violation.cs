namespace Plimsoll.Wire.Validation;

/// <summary>One broken constraint.</summary>
/// <param name="Path">Where, in AWS's way: <c>containerDefinitions.1.member.name</c>.</param>
/// <param name="Value">What was there; null when absent, or when the member is <see cref="SensitiveAttribute"/>.</param>
/// <param name="Constraint">What should have been, in AWS's words.</param>
public sealed record Violation(string Path, string? Value, string Constraint)
{
    /// <summary>True when the value is not to be told.</summary>
    public bool IsSensitive { get; init; }
}
