using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Api.Policies;

/// <summary>Input of <c>DeleteResourcePolicy</c>.</summary>
internal sealed record DeleteResourcePolicyRequest : ISecretRequest
{
    [Required]
    [Length(1, 2048)]
    public string? SecretId { get; init; }
}
