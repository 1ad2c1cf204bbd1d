namespace Plimsoll.CloudWatch.Logs.Api.Exports;

internal sealed record DescribeExportTasksResponse
{
    public IReadOnlyList<ExportTaskShape>? ExportTasks { get; init; }

    public string? NextToken { get; init; }
}
