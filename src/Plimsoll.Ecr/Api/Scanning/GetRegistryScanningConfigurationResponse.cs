using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Scanning;

/// <summary>Output of <c>GetRegistryScanningConfiguration</c>.</summary>
internal sealed record GetRegistryScanningConfigurationResponse
{
    public string? RegistryId { get; init; }

    public RegistryScanningConfiguration? ScanningConfiguration { get; init; }
}
