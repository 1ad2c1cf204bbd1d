using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>When images of some repositories are scanned.</summary>
internal sealed record RegistryScanningRule
{
    [Required]
    [OneOf("SCAN_ON_PUSH", "CONTINUOUS_SCAN", "MANUAL")]
    public string? ScanFrequency { get; init; }

    [Required]
    [Length(0, 100)]
    public IReadOnlyList<ScanningRepositoryFilter>? RepositoryFilters { get; init; }
}
