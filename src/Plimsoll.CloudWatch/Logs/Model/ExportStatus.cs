namespace Plimsoll.CloudWatch.Logs.Model;

/// <summary>The states of an export, by AWS's names.</summary>
internal static class ExportStatus
{
    public const string Pending = "PENDING";
    public const string Running = "RUNNING";
    public const string PendingCancel = "PENDING_CANCEL";
    public const string Cancelled = "CANCELLED";
    public const string Completed = "COMPLETED";
    public const string Failed = "FAILED";

    public static bool IsOver(string status) => status is Cancelled or Completed or Failed;
}
