using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Repositories;

/// <summary>Input of <c>PutImageTagMutability</c>.</summary>
internal sealed record PutImageTagMutabilityRequest : IRepositoryRequest
{
    [Required]
    [Length(2, 256)]
    [Pattern(@"[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*")]
    public string? RepositoryName { get; init; }

    [Pattern("[0-9]{12}")]
    public string? RegistryId { get; init; }

    [Required]
    [OneOf("MUTABLE", "IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION", "MUTABLE_WITH_EXCLUSION")]
    public string? ImageTagMutability { get; init; }

    [Length(1, 5)]
    public IReadOnlyList<ImageTagMutabilityExclusionFilter>? ImageTagMutabilityExclusionFilters { get; init; }
}
