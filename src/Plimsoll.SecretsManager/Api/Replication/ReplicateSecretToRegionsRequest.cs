using Plimsoll.SecretsManager.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Api.Replication;

/// <summary>Input of <c>ReplicateSecretToRegions</c>.</summary>
internal sealed record ReplicateSecretToRegionsRequest : ISecretRequest
{
    [Required]
    [Length(1)]
    public IReadOnlyList<ReplicaRegion>? AddReplicaRegions { get; init; }

    public bool? ForceOverwriteReplicaSecret { get; init; }

    [Required]
    [Length(1, 2048)]
    public string? SecretId { get; init; }
}
