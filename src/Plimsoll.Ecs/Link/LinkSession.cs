using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Plimsoll.AgentLink;

namespace Plimsoll.Ecs.Link;

/// <summary>One websocket of an agent: sends, receives and beats until either side ends it, then says goodbye.</summary>
/// <param name="socket">The connection.</param>
/// <param name="time">Clock.</param>
/// <param name="log">Log.</param>
internal abstract partial class LinkSession(WebSocket socket, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);
    private readonly Channel<Work> _outbox = Channel.CreateUnbounded<Work>(new UnboundedChannelOptions { SingleReader = true });
    private readonly TaskCompletionSource _closing = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Queues work. What it means is looked up when its turn comes, so stale work sends nothing.</summary>
    public void Post(Work work) => _outbox.Writer.TryWrite(work);

    /// <summary>Ends the connection: another replaced it, its instance is gone, or the server stops. Quick, from any thread, at any time.</summary>
    public void Close() => _closing.TrySetResult();

    /// <summary>Serves until either side ends it.</summary>
    public async Task RunAsync(CancellationToken aborted)
    {
        // One token ends the loops between two messages, the other breaks off what hangs in the network.
        using var calm = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        using var hard = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        var (beating, receiving) = (BeatAsync(calm.Token), ReceiveAsync(hard.Token));
        var loops = new[] { beating, receiving, SendAsync(calm.Token, hard.Token) };
        await Task.WhenAny([.. loops, _closing.Task]);
        await calm.CancelAsync();
        using (time.CreateTimer(_ => hard.Cancel(), null, Goodbye, Timeout.InfiniteTimeSpan))
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await Ended(socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, hard.Token));
            }

            await Ended(receiving);
        }

        await hard.CancelAsync();
        foreach (var loop in loops)
        {
            await Ended(loop);
        }
    }

    /// <summary>The message of a piece of work; null when it is no longer of use.</summary>
    protected abstract ValueTask<LinkMessage?> MessageAsync(Work work);

    /// <summary>A frame came in.</summary>
    protected abstract Task HandleAsync(byte[] frame);

    /// <summary>Half a minute went by; false ends the connection.</summary>
    protected abstract bool Beat();

    private async Task SendAsync(CancellationToken calm, CancellationToken hard)
    {
        await foreach (var work in _outbox.Reader.ReadAllAsync(calm))
        {
            if (await MessageAsync(work) is { } message)
            {
                await socket.SendAsync(LinkCodec.Encode(message), WebSocketMessageType.Text, endOfMessage: true, hard);
            }
        }
    }

    private async Task ReceiveAsync(CancellationToken hard)
    {
        while (await Frames.ReadAsync(socket, hard) is { } frame)
        {
            try
            {
                await HandleAsync(frame);
            }
            catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException)
            {
                LogBadFrame(error.Message);
            }
        }
    }

    private async Task BeatAsync(CancellationToken calm)
    {
        using var timer = new PeriodicTimer(BeatEvery, time);
        while (await timer.WaitForNextTickAsync(calm))
        {
            if (!Beat())
            {
                return;
            }
        }
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

    [LoggerMessage(1, LogLevel.Debug, "Agent connection ended: {Reason}")]
    private partial void LogEnded(string reason);

    [LoggerMessage(2, LogLevel.Warning, "Frame from agent could not be read: {Reason}")]
    private partial void LogBadFrame(string reason);
}
