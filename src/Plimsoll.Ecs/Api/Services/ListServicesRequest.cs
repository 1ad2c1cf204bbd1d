using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Services;

internal sealed record ListServicesRequest
{
    public string? Cluster { get; init; }

    [OneOf("EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES")]
    public string? LaunchType { get; init; }

    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }

    [OneOf("CUSTOMER", "ECS")]
    public string? ResourceManagementType { get; init; }

    [OneOf("REPLICA", "DAEMON")]
    public string? SchedulingStrategy { get; init; }
}
