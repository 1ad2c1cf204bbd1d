using System.Text.Json.Serialization;

namespace Plimsoll.SecretsManager.Api.Rotation;

/// <summary>Output of <c>RotateSecret</c>.</summary>
internal sealed record RotateSecretResponse
{
    [JsonPropertyName("ARN")]
    public string? Arn { get; init; }

    public string? Name { get; init; }

    public string? VersionId { get; init; }
}
