using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Api.Replication;

/// <summary>Input of <c>StopReplicationToReplica</c>.</summary>
internal sealed record StopReplicationToReplicaRequest : ISecretRequest
{
    [Required]
    [Length(1, 2048)]
    public string? SecretId { get; init; }
}
