using Plimsoll.Ecr.Api.Shapes;

namespace Plimsoll.Ecr.Api.Scanning;

/// <summary>Output of <c>StartImageScan</c>.</summary>
internal sealed record StartImageScanResponse
{
    public string? RegistryId { get; init; }

    public string? RepositoryName { get; init; }

    public ImageIdentifier? ImageId { get; init; }

    public ImageScanStatus? ImageScanStatus { get; init; }
}
