namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record InstanceHealthCheckResult
{
    public DateTimeOffset? LastStatusChange { get; init; }

    public DateTimeOffset? LastUpdated { get; init; }

    public string? Status { get; init; }

    public string? StatusReason { get; init; }

    public string? Type { get; init; }
}
