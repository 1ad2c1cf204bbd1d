using System.Text.Json.Serialization;

namespace Plimsoll.SecretsManager.Api.Secrets;

/// <summary>Output of <c>RestoreSecret</c>.</summary>
internal sealed record RestoreSecretResponse
{
    [JsonPropertyName("ARN")]
    public string? Arn { get; init; }

    public string? Name { get; init; }
}
