namespace Plimsoll.CloudWatch.Logs.Api.Exports;

internal sealed record ExportTaskStatus
{
    public string? Code { get; init; }

    public string? Message { get; init; }
}
