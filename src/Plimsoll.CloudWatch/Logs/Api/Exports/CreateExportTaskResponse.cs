namespace Plimsoll.CloudWatch.Logs.Api.Exports;

internal sealed record CreateExportTaskResponse
{
    public string? TaskId { get; init; }
}
