using System.Text.Json.Serialization;

namespace Plimsoll.SecretsManager.Api.Policies;

/// <summary>Output of <c>PutResourcePolicy</c>.</summary>
internal sealed record PutResourcePolicyResponse
{
    [JsonPropertyName("ARN")]
    public string? Arn { get; init; }

    public string? Name { get; init; }
}
