using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Scanning;

/// <summary>Output of <c>BatchGetRepositoryScanningConfiguration</c>.</summary>
internal sealed record BatchGetRepositoryScanningConfigurationResponse
{
    public IReadOnlyList<RepositoryScanningConfiguration>? ScanningConfigurations { get; init; }

    public IReadOnlyList<RepositoryScanningConfigurationFailure>? Failures { get; init; }
}
