using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Api.Policies;

/// <summary>Input of <c>PutResourcePolicy</c>.</summary>
internal sealed record PutResourcePolicyRequest : ISecretRequest
{
    public bool? BlockPublicPolicy { get; init; }

    [Required]
    [Length(1, 20480)]
    public string? ResourcePolicy { get; init; }

    [Required]
    [Length(1, 2048)]
    public string? SecretId { get; init; }
}
