namespace Plimsoll.CloudWatch.Logs.Insights;

/// <summary>A query that would have to keep more than it may.</summary>
internal sealed class QueryTooLargeException(string message) : Exception(message);
