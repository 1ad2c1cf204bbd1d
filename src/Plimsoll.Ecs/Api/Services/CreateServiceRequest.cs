using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Services;

internal sealed record CreateServiceRequest
{
    [OneOf("ENABLED", "DISABLED")]
    public string? AvailabilityZoneRebalancing { get; init; }

    public IReadOnlyList<CapacityProviderStrategyItem>? CapacityProviderStrategy { get; init; }

    public string? ClientToken { get; init; }

    public string? Cluster { get; init; }

    public DeploymentConfiguration? DeploymentConfiguration { get; init; }

    public DeploymentController? DeploymentController { get; init; }

    public int? DesiredCount { get; init; }

    public bool? EnableECSManagedTags { get; init; }

    public bool? EnableExecuteCommand { get; init; }

    public IReadOnlyList<GatewayConnector>? GatewayConnectors { get; init; }

    public int? HealthCheckGracePeriodSeconds { get; init; }

    [OneOf("EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES")]
    public string? LaunchType { get; init; }

    public IReadOnlyList<LoadBalancer>? LoadBalancers { get; init; }

    public MonitoringConfiguration? Monitoring { get; init; }

    public NetworkConfiguration? NetworkConfiguration { get; init; }

    public IReadOnlyList<PlacementConstraint>? PlacementConstraints { get; init; }

    public IReadOnlyList<PlacementStrategy>? PlacementStrategy { get; init; }

    public string? PlatformVersion { get; init; }

    [OneOf("TASK_DEFINITION", "SERVICE", "NONE")]
    public string? PropagateTags { get; init; }

    public string? Role { get; init; }

    [OneOf("REPLICA", "DAEMON")]
    public string? SchedulingStrategy { get; init; }

    public ServiceConnectConfiguration? ServiceConnectConfiguration { get; init; }

    [Required]
    public string? ServiceName { get; init; }

    public IReadOnlyList<ServiceRegistry>? ServiceRegistries { get; init; }

    [Length(0, 50)]
    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? TaskDefinition { get; init; }

    public IReadOnlyList<ServiceVolumeConfiguration>? VolumeConfigurations { get; init; }

    public IReadOnlyList<VpcLatticeConfiguration>? VpcLatticeConfigurations { get; init; }
}
