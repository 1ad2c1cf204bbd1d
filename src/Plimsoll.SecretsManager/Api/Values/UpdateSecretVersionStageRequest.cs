using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Api.Values;

/// <summary>Input of <c>UpdateSecretVersionStage</c>.</summary>
internal sealed record UpdateSecretVersionStageRequest : ISecretRequest
{
    [Length(32, 64)]
    public string? MoveToVersionId { get; init; }

    [Length(32, 64)]
    public string? RemoveFromVersionId { get; init; }

    [Required]
    [Length(1, 2048)]
    public string? SecretId { get; init; }

    [Required]
    [Length(1, 256)]
    public string? VersionStage { get; init; }
}
