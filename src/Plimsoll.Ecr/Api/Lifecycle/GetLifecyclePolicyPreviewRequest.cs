using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Lifecycle;

/// <summary>Input of <c>GetLifecyclePolicyPreview</c>.</summary>
internal sealed record GetLifecyclePolicyPreviewRequest : IRepositoryRequest
{
    [Pattern("[0-9]{12}")]
    public string? RegistryId { get; init; }

    [Required]
    [Length(2, 256)]
    [Pattern(@"[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*")]
    public string? RepositoryName { get; init; }

    [Length(1, 100)]
    public IReadOnlyList<ImageIdentifier>? ImageIds { get; init; }

    public string? NextToken { get; init; }

    [Range(1, 100)]
    public int? MaxResults { get; init; }

    public LifecyclePolicyPreviewFilter? Filter { get; init; }
}
