using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Model;

namespace Plimsoll.Ecr.Api.Scanning;

/// <summary>Shows scans.</summary>
internal static class ScanView
{
    public static ImageScanStatus Status(ScanRecord scan) => new() { Status = scan.Status, Description = scan.Description };

    /// <summary>How much a scan found; null unless it is complete.</summary>
    public static ImageScanFindingsSummary? Summary(ScanRecord scan) => scan.Status != ScanRecord.Complete ? null : new ImageScanFindingsSummary
    {
        ImageScanCompletedAt = scan.CompletedAt,
        VulnerabilitySourceUpdatedAt = scan.SourceUpdatedAt,
        FindingSeverityCounts = scan.SeverityCounts,
    };
}
