using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using Plimsoll.AgentLink;
using Plimsoll.AgentLink.Acs;
using Plimsoll.Ecs.Naming;

namespace Plimsoll.Ecs.Link;

/// <summary>One ACS connection: work goes down, acknowledgements come up (spec/agent-protocol.md §2).</summary>
/// <param name="socket">The connection.</param>
/// <param name="desk">Makes the messages and takes the acknowledgements.</param>
/// <param name="answersHeartbeats">The agent speaks protocol version 2 or later: one that falls silent is gone.</param>
/// <param name="time">Clock.</param>
/// <param name="log">Log.</param>
internal sealed partial class AcsSession(WebSocket socket, WorkDesk desk, bool answersHeartbeats, TimeProvider time, ILogger log)
    : LinkSession(socket, time, log)
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(100);
    private readonly TimeProvider _time = time;
    private readonly ILogger _log = log;
    private long _lastHeard = time.GetTimestamp();

    /// <inheritdoc/>
    protected override ValueTask<LinkMessage?> MessageAsync(Work work) => desk.MessageAsync(work);

    /// <inheritdoc/>
    protected override async Task HandleAsync(byte[] frame)
    {
        Volatile.Write(ref _lastHeard, _time.GetTimestamp());
        switch (LinkCodec.Decode(frame).Message)
        {
            case AckRequest { MessageId: { } id }:
                await desk.AcknowledgedAsync(id);
                break;
            case NackRequest nack:
                LogNack(nack.MessageId, nack.Reason);
                break;
            case TaskStopVerificationMessage candidates:
                Post(new Work.Reply(await desk.VerifyAsync(candidates)));
                break;
            default:
                break;
        }
    }

    // The agent drops a connection on which it hears nothing for a minute; a dead agent is noticed by its missing answers.
    /// <inheritdoc/>
    protected override bool Beat()
    {
        if (answersHeartbeats && _time.GetElapsedTime(Volatile.Read(ref _lastHeard)) > Silence)
        {
            LogSilent();
            return false;
        }

        Post(new Work.Reply(new HeartbeatMessage { Healthy = true, MessageId = Ids.Uuid() }));
        foreach (var due in desk.DueCredentials())
        {
            Post(due);
        }

        return true;
    }

    [LoggerMessage(3, LogLevel.Warning, "Agent refused message {MessageId}: {Reason}")]
    private partial void LogNack(string? messageId, string? reason);

    [LoggerMessage(4, LogLevel.Warning, "Agent does not answer heartbeats; its connection is closed")]
    private partial void LogSilent();
}
