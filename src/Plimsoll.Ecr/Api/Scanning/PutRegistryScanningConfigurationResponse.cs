using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Scanning;

/// <summary>Output of <c>PutRegistryScanningConfiguration</c>.</summary>
internal sealed record PutRegistryScanningConfigurationResponse
{
    public RegistryScanningConfiguration? RegistryScanningConfiguration { get; init; }
}
