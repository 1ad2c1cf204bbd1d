namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>An image with its manifest.</summary>
internal sealed record Image
{
    public string? RegistryId { get; init; }

    public string? RepositoryName { get; init; }

    public ImageIdentifier? ImageId { get; init; }

    public string? ImageManifest { get; init; }

    public string? ImageManifestMediaType { get; init; }
}
