using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Api.Secrets;

/// <summary>Input of <c>DescribeSecret</c>.</summary>
internal sealed record DescribeSecretRequest : ISecretRequest
{
    [Required]
    [Length(1, 2048)]
    public string? SecretId { get; init; }
}
