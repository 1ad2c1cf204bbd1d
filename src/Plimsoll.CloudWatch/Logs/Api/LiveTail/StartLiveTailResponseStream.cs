using System.Text.Json.Serialization;

namespace Plimsoll.CloudWatch.Logs.Api.LiveTail;

internal sealed record StartLiveTailResponseStream
{
    public LiveTailSessionStart? SessionStart { get; init; }

    [JsonPropertyName("SessionStreamingException")]
    public SessionStreamingException? SessionStreamingException { get; init; }

    [JsonPropertyName("SessionTimeoutException")]
    public SessionTimeoutException? SessionTimeoutException { get; init; }

    public LiveTailSessionUpdate? SessionUpdate { get; init; }
}
