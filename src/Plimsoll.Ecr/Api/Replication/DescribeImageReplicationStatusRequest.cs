using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Replication;

/// <summary>Input of <c>DescribeImageReplicationStatus</c>.</summary>
internal sealed record DescribeImageReplicationStatusRequest : IRepositoryRequest
{
    [Required]
    [Length(2, 256)]
    [Pattern(@"[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*")]
    public string? RepositoryName { get; init; }

    [Required]
    public ImageIdentifier? ImageId { get; init; }

    [Pattern("[0-9]{12}")]
    public string? RegistryId { get; init; }
}
