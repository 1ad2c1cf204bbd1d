namespace Plimsoll.CloudWatch.Logs.Insights;

/// <summary>A query that breaks the language, told with the place.</summary>
internal sealed class MalformedQueryException(string message) : Exception(message);
