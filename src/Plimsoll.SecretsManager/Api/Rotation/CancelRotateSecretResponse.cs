using System.Text.Json.Serialization;

namespace Plimsoll.SecretsManager.Api.Rotation;

/// <summary>Output of <c>CancelRotateSecret</c>.</summary>
internal sealed record CancelRotateSecretResponse
{
    [JsonPropertyName("ARN")]
    public string? Arn { get; init; }

    public string? Name { get; init; }
}
