namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ContainerInstanceHealthStatus
{
    public IReadOnlyList<InstanceHealthCheckResult>? Details { get; init; }

    public string? OverallStatus { get; init; }
}
