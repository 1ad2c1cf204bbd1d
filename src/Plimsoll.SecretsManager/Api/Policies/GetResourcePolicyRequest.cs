using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Api.Policies;

/// <summary>Input of <c>GetResourcePolicy</c>.</summary>
internal sealed record GetResourcePolicyRequest : ISecretRequest
{
    [Required]
    [Length(1, 2048)]
    public string? SecretId { get; init; }
}
