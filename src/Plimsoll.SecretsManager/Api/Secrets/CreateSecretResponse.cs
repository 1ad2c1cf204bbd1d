using System.Text.Json.Serialization;

namespace Plimsoll.SecretsManager.Api.Secrets;

/// <summary>Output of <c>CreateSecret</c>.</summary>
internal sealed record CreateSecretResponse
{
    [JsonPropertyName("ARN")]
    public string? Arn { get; init; }

    public string? Name { get; init; }

    public string? VersionId { get; init; }
}
