using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>How a repository is encrypted at rest.</summary>
internal sealed record EncryptionConfiguration
{
    [Required]
    [OneOf("AES256", "KMS", "KMS_DSSE")]
    public string? EncryptionType { get; init; }

    [Length(1, 2048)]
    public string? KmsKey { get; init; }
}
