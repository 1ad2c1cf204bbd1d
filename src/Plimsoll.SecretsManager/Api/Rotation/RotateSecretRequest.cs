using Plimsoll.SecretsManager.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Api.Rotation;

/// <summary>Input of <c>RotateSecret</c>.</summary>
internal sealed record RotateSecretRequest : ISecretRequest
{
    [Length(32, 64)]
    public string? ClientRequestToken { get; init; }

    [Unsupported]
    public IReadOnlyList<ExternalSecretRotationMetadataItem>? ExternalSecretRotationMetadata { get; init; }

    [Unsupported]
    [Length(20, 2048)]
    public string? ExternalSecretRotationRoleArn { get; init; }

    public bool? RotateImmediately { get; init; }

    [Unsupported]
    [Length(0, 2048)]
    public string? RotationLambdaARN { get; init; }

    public RotationRules? RotationRules { get; init; }

    [Required]
    [Length(1, 2048)]
    public string? SecretId { get; init; }
}
