using System.Text.Json.Serialization;

namespace Plimsoll.SecretsManager.Api.Replication;

/// <summary>Output of <c>StopReplicationToReplica</c>.</summary>
internal sealed record StopReplicationToReplicaResponse
{
    [JsonPropertyName("ARN")]
    public string? Arn { get; init; }
}
