using System.Text.Json.Serialization;

namespace Plimsoll.SecretsManager.Api.Policies;

/// <summary>Output of <c>DeleteResourcePolicy</c>.</summary>
internal sealed record DeleteResourcePolicyResponse
{
    [JsonPropertyName("ARN")]
    public string? Arn { get; init; }

    public string? Name { get; init; }
}
