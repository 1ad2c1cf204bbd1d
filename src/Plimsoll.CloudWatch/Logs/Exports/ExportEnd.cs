using Plimsoll.CloudWatch.Logs.Model;

namespace Plimsoll.CloudWatch.Logs.Exports;

/// <summary>How an export ended, in AWS's words where it has some.</summary>
/// <param name="Status">The last state.</param>
/// <param name="Message">What there is to say.</param>
internal sealed record ExportEnd(string Status, string Message)
{
    public const string NoBucket = "The given bucket does not exist. Please make sure the bucket is valid.";

    public static readonly ExportEnd Completed = new(ExportStatus.Completed, "Completed successfully");

    public static readonly ExportEnd Cancelled = new(ExportStatus.Cancelled, "Cancelled by user");

    public static ExportEnd Failed(string message) => new(ExportStatus.Failed, message);
}
