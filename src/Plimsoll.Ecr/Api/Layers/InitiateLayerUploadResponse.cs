namespace Plimsoll.Ecr.Api.Layers;

/// <summary>Output of <c>InitiateLayerUpload</c>.</summary>
internal sealed record InitiateLayerUploadResponse
{
    public string? UploadId { get; init; }

    public long? PartSize { get; init; }
}
