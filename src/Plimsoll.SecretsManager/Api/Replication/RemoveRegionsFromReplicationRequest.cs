using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Api.Replication;

/// <summary>Input of <c>RemoveRegionsFromReplication</c>.</summary>
internal sealed record RemoveRegionsFromReplicationRequest : ISecretRequest
{
    [Required]
    [Length(1)]
    public IReadOnlyList<string>? RemoveReplicaRegions { get; init; }

    [Required]
    [Length(1, 2048)]
    public string? SecretId { get; init; }
}
