namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>When images of the registry are scanned.</summary>
internal sealed record RegistryScanningConfiguration
{
    public string? ScanType { get; init; }

    public IReadOnlyList<RegistryScanningRule>? Rules { get; init; }
}
