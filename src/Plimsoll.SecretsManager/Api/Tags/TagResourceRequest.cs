using Plimsoll.SecretsManager.Api.Shapes;
using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Api.Tags;

/// <summary>Input of <c>TagResource</c>.</summary>
internal sealed record TagResourceRequest : ISecretRequest
{
    [Required]
    [Length(1, 2048)]
    public string? SecretId { get; init; }

    [Required]
    public IReadOnlyList<Tag>? Tags { get; init; }
}
