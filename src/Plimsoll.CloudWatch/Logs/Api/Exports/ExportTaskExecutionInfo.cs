namespace Plimsoll.CloudWatch.Logs.Api.Exports;

internal sealed record ExportTaskExecutionInfo
{
    public long? CompletionTime { get; init; }

    public long? CreationTime { get; init; }
}
