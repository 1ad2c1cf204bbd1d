using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Control.Scanning;

/// <summary>What a scanner says of an image.</summary>
/// <param name="Findings">What it found.</param>
/// <param name="SourceUpdatedAt">How old its knowledge is, where it says so.</param>
internal sealed record ScanReport(IReadOnlyList<ImageScanFinding> Findings, DateTimeOffset? SourceUpdatedAt)
{
    /// <summary>How many findings there are of each severity.</summary>
    public IReadOnlyDictionary<string, int> Counts => Findings.GroupBy(finding => finding.Severity!).ToDictionary(same => same.Key, same => same.Count());
}
