using Plimsoll.Wire.Operations;

namespace Plimsoll.CloudWatch.Logs.Api.LiveTail;

internal sealed record StartLiveTailResponse : IEventStreamOutput
{
    private IAsyncEnumerable<EventStreamMessage> _messages = AsyncEnumerable.Empty<EventStreamMessage>();

    /// <summary>The shape of the messages; they go out one by one.</summary>
    public StartLiveTailResponseStream? ResponseStream { get; init; }

    IAsyncEnumerable<EventStreamMessage> IEventStreamOutput.Messages => _messages;

    public static StartLiveTailResponse Of(IAsyncEnumerable<EventStreamMessage> messages) => new() { _messages = messages };
}
