using Plimsoll.Wire.Validation;

namespace Plimsoll.SecretsManager.Api.Shapes;

/// <summary>What another company's service needs to rotate a secret.</summary>
internal sealed record ExternalSecretRotationMetadataItem
{
    [Length(1, 256)]
    public string? Key { get; init; }

    [Length(1, 2048)]
    public string? Value { get; init; }
}
