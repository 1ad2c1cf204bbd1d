using System.Text.Json.Serialization;

namespace Plimsoll.SecretsManager.Api.Policies;

/// <summary>Output of <c>GetResourcePolicy</c>.</summary>
internal sealed record GetResourcePolicyResponse
{
    [JsonPropertyName("ARN")]
    public string? Arn { get; init; }

    public string? Name { get; init; }

    public string? ResourcePolicy { get; init; }
}
