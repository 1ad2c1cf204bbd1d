using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Scanning;

/// <summary>Input of <c>DescribeImageScanFindings</c>.</summary>
internal sealed record DescribeImageScanFindingsRequest : IRepositoryRequest
{
    [Pattern("[0-9]{12}")]
    public string? RegistryId { get; init; }

    [Required]
    [Length(2, 256)]
    [Pattern(@"[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*")]
    public string? RepositoryName { get; init; }

    [Required]
    public ImageIdentifier? ImageId { get; init; }

    public string? NextToken { get; init; }

    [Range(1, 1000)]
    public int? MaxResults { get; init; }
}
