namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>When images of a repository are scanned.</summary>
internal sealed record RepositoryScanningConfiguration
{
    public string? RepositoryArn { get; init; }

    public string? RepositoryName { get; init; }

    public bool? ScanOnPush { get; init; }

    public string? ScanFrequency { get; init; }

    public IReadOnlyList<ScanningRepositoryFilter>? AppliedScanFilters { get; init; }
}
