namespace Plimsoll.CloudWatch.Logs.Api.LiveTail;

internal sealed record LiveTailSessionUpdate
{
    public LiveTailSessionMetadata? SessionMetadata { get; init; }

    public IReadOnlyList<LiveTailSessionLogEvent>? SessionResults { get; init; }
}
