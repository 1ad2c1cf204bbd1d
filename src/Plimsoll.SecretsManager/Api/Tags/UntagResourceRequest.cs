using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Api.Tags;

/// <summary>Input of <c>UntagResource</c>.</summary>
internal sealed record UntagResourceRequest : ISecretRequest
{
    [Required]
    [Length(1, 2048)]
    public string? SecretId { get; init; }

    [Required]
    public IReadOnlyList<string>? TagKeys { get; init; }
}
