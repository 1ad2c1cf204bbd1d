using Plimsoll.Wire.Validation;

namespace Plimsoll.Ecs.Api.Tasks;

internal sealed record ListTasksRequest
{
    public string? Cluster { get; init; }

    public string? ContainerInstance { get; init; }

    public string? DaemonName { get; init; }

    [OneOf("RUNNING", "PENDING", "STOPPED")]
    public string? DesiredStatus { get; init; }

    public string? Family { get; init; }

    [OneOf("EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES")]
    public string? LaunchType { get; init; }

    public int? MaxResults { get; init; }

    public string? NextToken { get; init; }

    public string? ServiceName { get; init; }

    public string? StartedBy { get; init; }
}
