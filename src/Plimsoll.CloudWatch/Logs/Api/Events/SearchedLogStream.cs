namespace Plimsoll.CloudWatch.Logs.Api.Events;

internal sealed record SearchedLogStream
{
    public string? LogStreamName { get; init; }

    public bool? SearchedCompletely { get; init; }
}
