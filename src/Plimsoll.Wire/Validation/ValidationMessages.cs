using Plimsoll.Wire.Errors;

namespace Plimsoll.Wire.Validation;

/// <summary>How services word broken constraints.</summary>
public static class ValidationMessages
{
    /// <summary>ECS, CloudWatch Logs: <c>InvalidParameterException</c> with the common text.</summary>
    public static AwsException InvalidParameter(IReadOnlyList<Violation> violations) =>
        new("InvalidParameterException", Common(violations));

    /// <summary>Query services: <c>ValidationError</c> with the common text.</summary>
    public static AwsException ValidationError(IReadOnlyList<Violation> violations) =>
        new("ValidationError", Common(violations));

    /// <summary>The text that AWS's services share.</summary>
    public static string Common(IReadOnlyList<Violation> violations)
    {
        var details = violations.Select(v =>
            $"Value {(v.Value is null ? "null" : $"'{v.Value}'")} at '{v.Path}' failed to satisfy constraint: {v.Constraint}");
        return $"{violations.Count} validation error{(violations.Count == 1 ? "" : "s")} detected: {string.Join("; ", details)}";
    }
}
