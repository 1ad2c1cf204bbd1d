using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecr.Api.Shapes;

/// <summary>How repositories of a template are encrypted at rest.</summary>
internal sealed record EncryptionConfigurationForRepositoryCreationTemplate
{
    [Required]
    [OneOf("AES256", "KMS", "KMS_DSSE")]
    public string? EncryptionType { get; init; }

    [Length(0, 2048)]
    [Pattern(@"^$|arn:aws[a-z0-9-]*:kms:[a-z0-9-]+:[0-9]{12}:key\/[a-z0-9-]+")]
    public string? KmsKey { get; init; }
}
