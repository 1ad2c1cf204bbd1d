using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Api.Secrets;

/// <summary>Input of <c>DeleteSecret</c>.</summary>
internal sealed record DeleteSecretRequest : ISecretRequest
{
    public bool? ForceDeleteWithoutRecovery { get; init; }

    public long? RecoveryWindowInDays { get; init; }

    [Required]
    [Length(1, 2048)]
    public string? SecretId { get; init; }
}
