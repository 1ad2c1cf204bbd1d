namespace Plimsoll.Ecs.Api.Shapes;

internal sealed record ServiceCurrentRevisionSummary
{
    public string? Arn { get; init; }

    public int? PendingTaskCount { get; init; }

    public int? RequestedTaskCount { get; init; }

    public int? RunningTaskCount { get; init; }
}
