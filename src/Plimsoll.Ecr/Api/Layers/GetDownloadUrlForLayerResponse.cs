namespace Plimsoll.Ecr.Api.Layers;

/// <summary>Output of <c>GetDownloadUrlForLayer</c>.</summary>
internal sealed record GetDownloadUrlForLayerResponse
{
    public string? DownloadUrl { get; init; }

    public string? LayerDigest { get; init; }
}
