using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record Service
{
    [OneOf("ENABLED", "DISABLED")]
    public string? AvailabilityZoneRebalancing { get; init; }

    public IReadOnlyList<CapacityProviderStrategyItem>? CapacityProviderStrategy { get; init; }

    public string? ClusterArn { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public string? CreatedBy { get; init; }

    public string? CurrentServiceDeployment { get; init; }

    public IReadOnlyList<ServiceCurrentRevisionSummary>? CurrentServiceRevisions { get; init; }

    public DeploymentConfiguration? DeploymentConfiguration { get; init; }

    public DeploymentController? DeploymentController { get; init; }

    public IReadOnlyList<Deployment>? Deployments { get; init; }

    public int? DesiredCount { get; init; }

    public bool? EnableECSManagedTags { get; init; }

    public bool? EnableExecuteCommand { get; init; }

    public IReadOnlyList<ServiceEvent>? Events { get; init; }

    public int? HealthCheckGracePeriodSeconds { get; init; }

    [OneOf("EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES")]
    public string? LaunchType { get; init; }

    public IReadOnlyList<LoadBalancer>? LoadBalancers { get; init; }

    public NetworkConfiguration? NetworkConfiguration { get; init; }

    public int? PendingCount { get; init; }

    public IReadOnlyList<PlacementConstraint>? PlacementConstraints { get; init; }

    public IReadOnlyList<PlacementStrategy>? PlacementStrategy { get; init; }

    public string? PlatformFamily { get; init; }

    public string? PlatformVersion { get; init; }

    [OneOf("TASK_DEFINITION", "SERVICE", "NONE")]
    public string? PropagateTags { get; init; }

    [OneOf("CUSTOMER", "ECS")]
    public string? ResourceManagementType { get; init; }

    public string? RoleArn { get; init; }

    public int? RunningCount { get; init; }

    [OneOf("REPLICA", "DAEMON")]
    public string? SchedulingStrategy { get; init; }

    public string? ServiceArn { get; init; }

    public string? ServiceName { get; init; }

    public IReadOnlyList<ServiceRegistry>? ServiceRegistries { get; init; }

    public string? Status { get; init; }

    [Length(0, 50)]
    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? TaskDefinition { get; init; }

    public IReadOnlyList<TaskSet>? TaskSets { get; init; }
}
