using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Api.Values;

/// <summary>Input of <c>GetSecretValue</c>.</summary>
internal sealed record GetSecretValueRequest : ISecretRequest
{
    [Required]
    [Length(1, 2048)]
    public string? SecretId { get; init; }

    [Length(32, 64)]
    public string? VersionId { get; init; }

    [Length(1, 256)]
    public string? VersionStage { get; init; }
}
