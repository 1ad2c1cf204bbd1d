using Plimsoll.Ecr.Api.Shapes;
using Plimsoll.Ecr.Model;
using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Images;

/// <summary>Input of <c>UpdateImageStorageClass</c>.</summary>
internal sealed record UpdateImageStorageClassRequest : IRepositoryRequest
{
    [Pattern("[0-9]{12}")]
    public string? RegistryId { get; init; }

    [Required]
    [Length(2, 256)]
    [Pattern(@"[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*")]
    public string? RepositoryName { get; init; }

    [Required]
    public ImageIdentifier? ImageId { get; init; }

    [Required]
    [OneOf(StorageClass.Standard, StorageClass.Archive)]
    public string? TargetStorageClass { get; init; }
}
