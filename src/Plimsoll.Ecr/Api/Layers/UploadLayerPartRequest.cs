using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Layers;

/// <summary>Input of <c>UploadLayerPart</c>.</summary>
internal sealed record UploadLayerPartRequest : IRepositoryRequest
{
    [Required]
    [Length(2, 256)]
    [Pattern(@"[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*")]
    public string? RepositoryName { get; init; }

    [Pattern("[0-9]{12}")]
    public string? RegistryId { get; init; }

    [Required]
    [Pattern("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")]
    public string? UploadId { get; init; }

    [Required]
    [Range(0)]
    public long? PartFirstByte { get; init; }

    [Required]
    [Range(0)]
    public long? PartLastByte { get; init; }

    [Required]
    [Length(0, 20971520)]
    public byte[]? LayerPartBlob { get; init; }
}
