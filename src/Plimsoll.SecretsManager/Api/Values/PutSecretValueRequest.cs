using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Api.Values;

/// <summary>Input of <c>PutSecretValue</c>.</summary>
internal sealed record PutSecretValueRequest : ISecretRequest
{
    [Length(32, 64)]
    public string? ClientRequestToken { get; init; }

    [Unsupported]
    [Sensitive]
    [Length(36, 256)]
    [Pattern(@"^[a-zA-Z0-9\-]+$")]
    public string? RotationToken { get; init; }

    [Sensitive]
    [Length(1, 65536)]
    public byte[]? SecretBinary { get; init; }

    [Required]
    [Length(1, 2048)]
    public string? SecretId { get; init; }

    [Sensitive]
    [Length(1, 65536)]
    public string? SecretString { get; init; }

    [Length(1, 20)]
    public IReadOnlyList<string>? VersionStages { get; init; }

    /// <summary>No value: secrets do not reach logs.</summary>
    public override string ToString() => nameof(PutSecretValueRequest);
}
