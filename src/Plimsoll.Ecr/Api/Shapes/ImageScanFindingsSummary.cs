namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>How much the last scan of an image found.</summary>
internal sealed record ImageScanFindingsSummary
{
    public DateTimeOffset? ImageScanCompletedAt { get; init; }

    public DateTimeOffset? VulnerabilitySourceUpdatedAt { get; init; }

    public IReadOnlyDictionary<string, int>? FindingSeverityCounts { get; init; }
}
