using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Api.Secrets;

/// <summary>Input of <c>UpdateSecret</c>.</summary>
internal sealed record UpdateSecretRequest : ISecretRequest
{
    [Length(32, 64)]
    public string? ClientRequestToken { get; init; }

    [Length(0, 2048)]
    public string? Description { get; init; }

    [Length(0, 2048)]
    public string? KmsKeyId { get; init; }

    [Sensitive]
    [Length(1, 65536)]
    public byte[]? SecretBinary { get; init; }

    [Required]
    [Length(1, 2048)]
    public string? SecretId { get; init; }

    [Sensitive]
    [Length(1, 65536)]
    public string? SecretString { get; init; }

    [Unsupported]
    [Length(0, 256)]
    public string? Type { get; init; }

    /// <summary>No value: secrets do not reach logs.</summary>
    public override string ToString() => nameof(UpdateSecretRequest);
}
