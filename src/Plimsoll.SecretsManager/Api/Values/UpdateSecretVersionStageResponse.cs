using System.Text.Json.Serialization;

namespace Plimsoll.SecretsManager.Api.Values;

/// <summary>Output of <c>UpdateSecretVersionStage</c>.</summary>
internal sealed record UpdateSecretVersionStageResponse
{
    [JsonPropertyName("ARN")]
    public string? Arn { get; init; }

    public string? Name { get; init; }
}
