using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Api.Policies;

/// <summary>Input of <c>ValidateResourcePolicy</c>.</summary>
internal sealed record ValidateResourcePolicyRequest : ISecretRequest
{
    [Required]
    [Length(1, 20480)]
    public string? ResourcePolicy { get; init; }

    [Length(1, 2048)]
    public string? SecretId { get; init; }
}
