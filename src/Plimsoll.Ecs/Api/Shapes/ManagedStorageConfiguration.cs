namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ManagedStorageConfiguration
{
    public string? FargateEphemeralStorageKmsKeyId { get; init; }

    public string? KmsKeyId { get; init; }
}
