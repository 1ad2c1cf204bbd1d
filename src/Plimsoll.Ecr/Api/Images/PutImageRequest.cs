using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Images;

/// <summary>Input of <c>PutImage</c>.</summary>
internal sealed record PutImageRequest : IRepositoryRequest
{
    [Required]
    [Length(2, 256)]
    [Pattern(@"[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*")]
    public string? RepositoryName { get; init; }

    [Pattern("[0-9]{12}")]
    public string? RegistryId { get; init; }

    [Required]
    [Length(1, 4194304)]
    public string? ImageManifest { get; init; }

    public string? ImageManifestMediaType { get; init; }

    [Length(1, 300)]
    public string? ImageTag { get; init; }

    public string? ImageDigest { get; init; }
}
