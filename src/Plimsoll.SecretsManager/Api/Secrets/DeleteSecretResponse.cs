using System.Text.Json.Serialization;

namespace Plimsoll.SecretsManager.Api.Secrets;

/// <summary>Output of <c>DeleteSecret</c>.</summary>
internal sealed record DeleteSecretResponse
{
    [JsonPropertyName("ARN")]
    public string? Arn { get; init; }

    public DateTimeOffset? DeletionDate { get; init; }

    public string? Name { get; init; }
}
