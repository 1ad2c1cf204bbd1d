using System.Text.Json.Serialization;

namespace Plimsoll.SecretsManager.Api.Values;

/// <summary>Output of <c>PutSecretValue</c>.</summary>
internal sealed record PutSecretValueResponse
{
    [JsonPropertyName("ARN")]
    public string? Arn { get; init; }

    public string? Name { get; init; }

    public string? VersionId { get; init; }

    public IReadOnlyList<string>? VersionStages { get; init; }
}
