namespace Plimsoll.CloudWatch.Logs.Insights;

/// <summary>The states of a query, by AWS's names.</summary>
internal static class QueryStatus
{
    public const string Scheduled = "Scheduled";
    public const string Running = "Running";
    public const string Complete = "Complete";
    public const string Failed = "Failed";
    public const string Cancelled = "Cancelled";
    public const string Timeout = "Timeout";
}
