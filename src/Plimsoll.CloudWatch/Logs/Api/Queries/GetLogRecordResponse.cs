namespace Plimsoll.CloudWatch.Logs.Api.Queries;

internal sealed record GetLogRecordResponse
{
    public IReadOnlyDictionary<string, string>? LogRecord { get; init; }
}
