using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Api.Rotation;

/// <summary>Input of <c>CancelRotateSecret</c>.</summary>
internal sealed record CancelRotateSecretRequest : ISecretRequest
{
    [Required]
    [Length(1, 2048)]
    public string? SecretId { get; init; }
}
