namespace Plimsoll.CloudWatch.Logs.Api.LiveTail;

internal sealed record LiveTailSessionStart
{
    public string? LogEventFilterPattern { get; init; }

    public IReadOnlyList<string>? LogGroupIdentifiers { get; init; }

    public IReadOnlyList<string>? LogStreamNamePrefixes { get; init; }

    public IReadOnlyList<string>? LogStreamNames { get; init; }

    public string? RequestId { get; init; }

    public string? SessionId { get; init; }
}
