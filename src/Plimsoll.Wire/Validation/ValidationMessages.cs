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

    /// <summary>Secrets Manager, Systems Manager: <c>ValidationException</c> with the common text, in which members begin with a small letter.</summary>
    public static AwsException ValidationException(IReadOnlyList<Violation> violations) =>
        new("ValidationException", Common([.. violations.Select(v => v with { Path = SmallLetters(v.Path) })]));

    /// <summary>The text that AWS's services share.</summary>
    public static string Common(IReadOnlyList<Violation> violations)
    {
        var details = violations.Select(v => $"Value{ValueOf(v)} at '{v.Path}' failed to satisfy constraint: {v.Constraint}");
        return $"{violations.Count} validation error{(violations.Count == 1 ? "" : "s")} detected: {string.Join("; ", details)}";
    }

    private static string ValueOf(Violation broken) => broken.IsSensitive ? "" : broken.Value is null ? " null" : $" '{broken.Value}'";

    private static string SmallLetters(string path) =>
        string.Join('.', path.Split('.').Select(step => step.Length == 0 ? step : char.ToLowerInvariant(step[0]) + step[1..]));
}
