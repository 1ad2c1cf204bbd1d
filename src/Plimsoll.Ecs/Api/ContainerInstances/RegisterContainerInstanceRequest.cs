using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.ContainerInstances;

internal sealed record RegisterContainerInstanceRequest
{
    public IReadOnlyList<InstanceAttribute>? Attributes { get; init; }

    /// <summary>Sent by agents, though the public model has it not: the same token makes no second instance.</summary>
    public string? ClientToken { get; init; }

    public string? Cluster { get; init; }

    public string? ContainerInstanceArn { get; init; }

    public string? InstanceIdentityDocument { get; init; }

    public string? InstanceIdentityDocumentSignature { get; init; }

    public IReadOnlyList<PlatformDevice>? PlatformDevices { get; init; }

    [Length(0, 50)]
    public IReadOnlyList<Tag>? Tags { get; init; }

    public IReadOnlyList<Resource>? TotalResources { get; init; }

    public VersionInfo? VersionInfo { get; init; }
}
