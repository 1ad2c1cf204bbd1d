using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record TaskSet
{
    public IReadOnlyList<CapacityProviderStrategyItem>? CapacityProviderStrategy { get; init; }

    public string? ClusterArn { get; init; }

    public int? ComputedDesiredCount { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public string? ExternalId { get; init; }

    public DeploymentEphemeralStorage? FargateEphemeralStorage { get; init; }

    public string? Id { get; init; }

    [OneOf("EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES")]
    public string? LaunchType { get; init; }

    public IReadOnlyList<LoadBalancer>? LoadBalancers { get; init; }

    public NetworkConfiguration? NetworkConfiguration { get; init; }

    public int? PendingCount { get; init; }

    public string? PlatformFamily { get; init; }

    public string? PlatformVersion { get; init; }

    public int? RunningCount { get; init; }

    public Scale? Scale { get; init; }

    public string? ServiceArn { get; init; }

    public IReadOnlyList<ServiceRegistry>? ServiceRegistries { get; init; }

    [OneOf("STEADY_STATE", "STABILIZING")]
    public string? StabilityStatus { get; init; }

    public DateTimeOffset? StabilityStatusAt { get; init; }

    public string? StartedBy { get; init; }

    public string? Status { get; init; }

    [Length(0, 50)]
    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? TaskDefinition { get; init; }

    public string? TaskSetArn { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }
}
