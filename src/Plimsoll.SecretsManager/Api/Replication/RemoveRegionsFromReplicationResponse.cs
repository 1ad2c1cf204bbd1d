using System.Text.Json.Serialization;

namespace Plimsoll.SecretsManager.Api.Replication;

/// <summary>Output of <c>RemoveRegionsFromReplication</c>.</summary>
internal sealed record RemoveRegionsFromReplicationResponse
{
    [JsonPropertyName("ARN")]
    public string? Arn { get; init; }
}
