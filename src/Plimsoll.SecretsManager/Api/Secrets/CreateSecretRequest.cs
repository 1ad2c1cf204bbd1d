using Plimsoll.SecretsManager.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Api.Secrets;

/// <summary>Input of <c>CreateSecret</c>.</summary>
internal sealed record CreateSecretRequest
{
    [Unsupported]
    [Length(1)]
    public IReadOnlyList<ReplicaRegion>? AddReplicaRegions { get; init; }

    [Length(32, 64)]
    public string? ClientRequestToken { get; init; }

    [Length(0, 2048)]
    public string? Description { get; init; }

    [Unsupported]
    public bool? ForceOverwriteReplicaSecret { get; init; }

    [Length(0, 2048)]
    public string? KmsKeyId { get; init; }

    [Required]
    [Length(1, 512)]
    public string? Name { get; init; }

    [Sensitive]
    [Length(1, 65536)]
    public byte[]? SecretBinary { get; init; }

    [Sensitive]
    [Length(1, 65536)]
    public string? SecretString { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    [Unsupported]
    [Length(0, 256)]
    public string? Type { get; init; }

    /// <summary>No value: secrets do not reach logs.</summary>
    public override string ToString() => nameof(CreateSecretRequest);
}
