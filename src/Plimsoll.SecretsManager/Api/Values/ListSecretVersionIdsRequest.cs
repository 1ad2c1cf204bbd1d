using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Api.Values;

/// <summary>Input of <c>ListSecretVersionIds</c>.</summary>
internal sealed record ListSecretVersionIdsRequest : ISecretRequest
{
    public bool? IncludeDeprecated { get; init; }

    [Range(1, 100)]
    public int? MaxResults { get; init; }

    [Length(1, 4096)]
    public string? NextToken { get; init; }

    [Required]
    [Length(1, 2048)]
    public string? SecretId { get; init; }
}
