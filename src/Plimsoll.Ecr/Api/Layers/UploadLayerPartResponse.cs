namespace Plimsoll.Ecr.Api.Layers;

/// <summary>Output of <c>UploadLayerPart</c>.</summary>
internal sealed record UploadLayerPartResponse
{
    public string? RegistryId { get; init; }

    public string? RepositoryName { get; init; }

    public string? UploadId { get; init; }

    public long? LastByteReceived { get; init; }
}
