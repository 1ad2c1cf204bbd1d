namespace Plimsoll.CloudWatch.Logs.Insights;

/// <summary>The fields that every event has.</summary>
internal static class SystemFields
{
    public const string Timestamp = "@timestamp";
    public const string IngestionTime = "@ingestionTime";
    public const string Message = "@message";
    public const string LogStream = "@logStream";
    public const string Log = "@log";

    /// <summary>Names the event for GetLogRecord.</summary>
    public const string Pointer = "@ptr";
}
