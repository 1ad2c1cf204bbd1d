namespace Plimsoll.CloudWatch.Logs.Patterns;

/// <summary>The text is not a filter pattern; the message says why, in AWS's words where they are known.</summary>
internal sealed class FilterPatternException(string message) : Exception(message);
