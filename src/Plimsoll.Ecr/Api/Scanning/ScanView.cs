using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Model;

namespace Plimsoll.Ecr.Api.Scanning;

/// <summary>Shows scans.</summary>
internal static class ScanView
{
    /// <summary>What became of a scan; while it runs AWS says no more than that.</summary>
    public static ImageScanStatus Status(ScanRecord scan) => new()
    {
        Status = scan.Status,
        Description = scan.Status == ScanRecord.InProgress ? null : scan.Description,
    };

    /// <summary>What is told of an archived image: its scan went with the archiving.</summary>
    public static ScanRecord Archived(ImageRecord image) => new()
    {
        Repository = image.Repository,
        Digest = image.Digest,
        Status = "IMAGE_ARCHIVED",
        Description = "The image is archived.",
        StartedAt = image.ArchivedAt!.Value,
    };

    /// <summary>How much a scan found; null unless it is complete.</summary>
    public static ImageScanFindingsSummary? Summary(ScanRecord scan) => scan.Status != ScanRecord.Complete ? null : new ImageScanFindingsSummary
    {
        ImageScanCompletedAt = scan.CompletedAt,
        VulnerabilitySourceUpdatedAt = scan.SourceUpdatedAt,
        FindingSeverityCounts = scan.SeverityCounts,
    };
}
