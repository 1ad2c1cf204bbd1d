using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ManagedStorageConfiguration
{
    [Unsupported]
    public string? FargateEphemeralStorageKmsKeyId { get; init; }

    [Unsupported]
    public string? KmsKeyId { get; init; }
}
