using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Plimsoll.AgentLink;
using Plimsoll.AgentLink.Acs;
using Plimsoll.Cells;
using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Link;

/// <summary>One ACS connection: work goes down, acknowledgements come up (spec/agent-protocol.md §2).</summary>
/// <param name="socket">The connection.</param>
/// <param name="desk">Makes the messages and takes the acknowledgements.</param>
/// <param name="time">Clock.</param>
/// <param name="log">Log.</param>
internal sealed partial class AcsSession(WebSocket socket, WorkDesk desk, TimeProvider time, ILogger log) : IDisposable
{
    private static readonly TimeSpan HeartbeatEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(100);
    private readonly Channel<Work> _outbox = Channel.CreateUnbounded<Work>();
    private readonly CancellationTokenSource _close = new();
    private long _lastHeard = time.GetTimestamp();

    /// <summary>Queues work. What it means is looked up when its turn comes, so stale work sends nothing.</summary>
    public void Post(Work work) => _outbox.Writer.TryWrite(work);

    /// <summary>Ends the connection: another replaced it, its instance is gone, or the server stops.</summary>
    public void Close() => _close.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _close.Dispose();

    /// <summary>Serves until either side ends it.</summary>
    public async Task RunAsync(CancellationToken aborted)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(aborted, _close.Token);
        var loops = new[] { SendAsync(stop.Token), ReceiveAsync(stop.Token), BeatAsync(stop.Token) };
        await Task.WhenAny(loops);
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            await CloseOutputAsync();
        }

        await stop.CancelAsync();
        foreach (var loop in loops)
        {
            await Ended(loop);
        }
    }

    private async Task CloseOutputAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2), time);
        await Ended(socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, soon.Token));
    }

    private async Task Ended(Task loop)
    {
        try
        {
            await loop;
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException)
        {
            LogEnded(error.Message);
        }
    }

    private async Task SendAsync(CancellationToken stop)
    {
        await foreach (var work in _outbox.Reader.ReadAllAsync(stop))
        {
            if (await desk.MessageAsync(work) is { } message)
            {
                await socket.SendAsync(LinkCodec.Encode(message), WebSocketMessageType.Text, endOfMessage: true, stop);
            }
        }
    }

    private async Task ReceiveAsync(CancellationToken stop)
    {
        while (await Frames.ReadAsync(socket, stop) is { } frame)
        {
            _lastHeard = time.GetTimestamp();
            try
            {
                await HandleAsync(LinkCodec.Decode(frame));
            }
            catch (JsonException error)
            {
                LogBadFrame(error.Message);
            }
        }
    }

    private async Task HandleAsync(LinkFrame frame)
    {
        switch (frame.Message)
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
    private async Task BeatAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(HeartbeatEvery, time);
        while (await timer.WaitForNextTickAsync(stop))
        {
            if (time.GetElapsedTime(_lastHeard) > Silence)
            {
                LogSilent();
                return;
            }

            Post(new Work.Reply(new HeartbeatMessage { Healthy = true, MessageId = Naming.Ids.Uuid() }));
            Post(new Work.RefreshCredentials());
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "Agent connection ended: {Reason}")]
    private partial void LogEnded(string reason);

    [LoggerMessage(2, LogLevel.Warning, "Frame from agent could not be read: {Reason}")]
    private partial void LogBadFrame(string reason);

    [LoggerMessage(3, LogLevel.Warning, "Agent refused message {MessageId}: {Reason}")]
    private partial void LogNack(string? messageId, string? reason);

    [LoggerMessage(4, LogLevel.Warning, "Agent does not answer heartbeats; its connection is closed")]
    private partial void LogSilent();
}
