using System.Text.Json.Serialization;

namespace Plimsoll.SecretsManager.Api.Replication;

/// <summary>Output of <c>ReplicateSecretToRegions</c>.</summary>
internal sealed record ReplicateSecretToRegionsResponse
{
    [JsonPropertyName("ARN")]
    public string? Arn { get; init; }
}
