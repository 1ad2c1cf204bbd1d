using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Images;

/// <summary>Input of <c>ListImageReferrers</c>.</summary>
internal sealed record ListImageReferrersRequest : IRepositoryRequest
{
    [Required]
    [Length(2, 256)]
    [Pattern(@"[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*")]
    public string? RepositoryName { get; init; }

    [Pattern("[0-9]{12}")]
    public string? RegistryId { get; init; }

    [Required]
    public SubjectIdentifier? SubjectId { get; init; }

    public ReferrersFilter? Filter { get; init; }

    [Range(1, 50)]
    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }
}
