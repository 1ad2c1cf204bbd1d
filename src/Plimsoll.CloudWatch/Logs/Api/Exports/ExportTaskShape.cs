namespace Plimsoll.CloudWatch.Logs.Api.Exports;

internal sealed record ExportTaskShape
{
    public string? Destination { get; init; }

    public string? DestinationPrefix { get; init; }

    public ExportTaskExecutionInfo? ExecutionInfo { get; init; }

    public long? From { get; init; }

    public string? LogGroupName { get; init; }

    public ExportTaskStatus? Status { get; init; }

    public string? TaskId { get; init; }

    public string? TaskName { get; init; }

    public long? To { get; init; }
}
