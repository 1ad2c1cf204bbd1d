using System.Text.Json.Serialization;
using Plimsoll.SecretsManager.Api.Shapes;

namespace Plimsoll.SecretsManager.Api.Values;

/// <summary>Output of <c>ListSecretVersionIds</c>.</summary>
internal sealed record ListSecretVersionIdsResponse
{
    [JsonPropertyName("ARN")]
    public string? Arn { get; init; }

    public string? Name { get; init; }

    public string? NextToken { get; init; }

    public IReadOnlyList<SecretVersionsListEntry>? Versions { get; init; }
}
