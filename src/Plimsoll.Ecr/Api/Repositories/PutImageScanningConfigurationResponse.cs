using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Repositories;

/// <summary>Output of <c>PutImageScanningConfiguration</c>.</summary>
internal sealed record PutImageScanningConfigurationResponse
{
    public string? RegistryId { get; init; }

    public string? RepositoryName { get; init; }

    public ImageScanningConfiguration? ImageScanningConfiguration { get; init; }
}
