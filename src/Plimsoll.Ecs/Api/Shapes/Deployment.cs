using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record Deployment
{
    public IReadOnlyList<CapacityProviderStrategyItem>? CapacityProviderStrategy { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public int? DesiredCount { get; init; }

    public int? FailedTasks { get; init; }

    public DeploymentEphemeralStorage? FargateEphemeralStorage { get; init; }

    public string? Id { get; init; }

    [OneOf("EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES")]
    public string? LaunchType { get; init; }

    public NetworkConfiguration? NetworkConfiguration { get; init; }

    public int? PendingCount { get; init; }

    public string? PlatformFamily { get; init; }

    public string? PlatformVersion { get; init; }

    [OneOf("COMPLETED", "FAILED", "IN_PROGRESS")]
    public string? RolloutState { get; init; }

    public string? RolloutStateReason { get; init; }

    public int? RunningCount { get; init; }

    public ServiceConnectConfiguration? ServiceConnectConfiguration { get; init; }

    public IReadOnlyList<ServiceConnectServiceResource>? ServiceConnectResources { get; init; }

    public string? Status { get; init; }

    public string? TaskDefinition { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public IReadOnlyList<ServiceVolumeConfiguration>? VolumeConfigurations { get; init; }

    public IReadOnlyList<VpcLatticeConfiguration>? VpcLatticeConfigurations { get; init; }
}
