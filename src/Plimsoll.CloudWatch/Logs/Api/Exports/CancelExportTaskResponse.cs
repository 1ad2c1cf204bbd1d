namespace Plimsoll.CloudWatch.Logs.Api.Exports;

internal sealed record CancelExportTaskResponse;
