using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Images;

/// <summary>Input of <c>DescribeImages</c>.</summary>
internal sealed record DescribeImagesRequest : IRepositoryRequest
{
    [Required]
    [Length(2, 256)]
    [Pattern(@"[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*")]
    public string? RepositoryName { get; init; }

    [Pattern("[0-9]{12}")]
    public string? RegistryId { get; init; }

    [Length(1, 100)]
    public IReadOnlyList<ImageIdentifier>? ImageIds { get; init; }

    [Range(1, 1000)]
    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }

    public ImagesFilter? Filter { get; init; }
}
