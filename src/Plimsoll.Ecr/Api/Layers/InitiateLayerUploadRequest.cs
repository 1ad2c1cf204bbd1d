using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Layers;

/// <summary>Input of <c>InitiateLayerUpload</c>.</summary>
internal sealed record InitiateLayerUploadRequest : IRepositoryRequest
{
    [Required]
    [Length(2, 256)]
    [Pattern(@"[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*")]
    public string? RepositoryName { get; init; }

    [Pattern("[0-9]{12}")]
    public string? RegistryId { get; init; }
}
