using System.Text.Json.Serialization;

namespace Plimsoll.SecretsManager.Api.Secrets;

/// <summary>Output of <c>UpdateSecret</c>.</summary>
internal sealed record UpdateSecretResponse
{
    [JsonPropertyName("ARN")]
    public string? Arn { get; init; }

    public string? Name { get; init; }

    public string? VersionId { get; init; }
}
