namespace Plimsoll.Ecr.Api.Layers;

/// <summary>Output of <c>CompleteLayerUpload</c>.</summary>
internal sealed record CompleteLayerUploadResponse
{
    public string? RegistryId { get; init; }

    public string? RepositoryName { get; init; }

    public string? UploadId { get; init; }

    public string? LayerDigest { get; init; }
}
