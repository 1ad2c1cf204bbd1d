namespace Plimsoll.Wire.Operations;

/// <summary>One message of an event stream.</summary>
/// <param name="Type">Name of the event, or of the exception, in the API model.</param>
/// <param name="Payload">Its JSON.</param>
/// <param name="IsException">Whether it is an exception, which ends the stream.</param>
public sealed record EventStreamMessage(string Type, ReadOnlyMemory<byte> Payload, bool IsException = false);

/// <summary>
/// An output that goes out message by message, as <c>application/vnd.amazon.eventstream</c>
/// (https://smithy.io/2.0/aws/amazon-eventstream.html), until there are no more or the caller goes away.
/// </summary>
public interface IEventStreamOutput
{
    /// <summary>The messages, as they come about. Disposing the enumerator ends what makes them.</summary>
    IAsyncEnumerable<EventStreamMessage> Messages { get; }
}
