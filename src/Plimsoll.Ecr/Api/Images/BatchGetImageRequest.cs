using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Images;

/// <summary>Input of <c>BatchGetImage</c>.</summary>
internal sealed record BatchGetImageRequest : IRepositoryRequest
{
    [Required]
    [Length(2, 256)]
    [Pattern(@"[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*")]
    public string? RepositoryName { get; init; }

    [Pattern("[0-9]{12}")]
    public string? RegistryId { get; init; }

    [Required]
    [Length(1, 100)]
    public IReadOnlyList<ImageIdentifier>? ImageIds { get; init; }

    [Length(1, 100)]
    public IReadOnlyList<string>? AcceptedMediaTypes { get; init; }
}
