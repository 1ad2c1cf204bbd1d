using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Plimsoll.AgentLink;

namespace Plimsoll.Agent.Link;

/// <summary>Reads a websocket's messages until it ends, for whatever reason (agent-protocol §2.3).</summary>
internal sealed partial class LinkReader(WebSocket socket, TimeProvider time, Random chance, ILogger log)
{
    private const int MostBytes = 16 * 1048576;

    /// <summary>
    /// Hands every message to <paramref name="handle"/>. Only messages of a known type keep the connection alive. Returns when the
    /// server closes, when it is silent for 60 to 120 s, or when the connection is 30 to 35 minutes old.
    /// </summary>
    public async Task RunAsync(Func<LinkMessage, Task> handle, CancellationToken cancel)
    {
        using var idle = new CancellationTokenSource(IdleTime(), time);
        using var old = new CancellationTokenSource(TimeSpan.FromMinutes(30 + (chance.NextDouble() * 5)), time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(cancel, idle.Token, old.Token);
        bool GivenUp() => any.IsCancellationRequested && !cancel.IsCancellationRequested;
        try
        {
            while (await ReceiveAsync(any.Token).ConfigureAwait(false) is { } text)
            {
                if (Decode(text) is { } message)
                {
                    idle.CancelAfter(IdleTime());
                    await handle(message).ConfigureAwait(false);
                }
            }

            LogClosed(socket.CloseStatus, socket.CloseStatusDescription);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException && GivenUp())
        {
            // A read that begins just after another was given up finds the socket aborted, which it says in its own way.
            LogExpired(idle.IsCancellationRequested ? "silence" : "age");
            await CloseAsync().ConfigureAwait(false);
        }
    }

    private async Task<byte[]?> ReceiveAsync(CancellationToken cancel)
    {
        var buffer = new byte[4096];
        using var message = new MemoryStream();
        while (true)
        {
            var result = await socket.ReceiveAsync(buffer.AsMemory(), cancel).ConfigureAwait(false);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            message.Write(buffer, 0, result.Count);
            if (result.EndOfMessage)
            {
                return message.ToArray();
            }

            if (message.Length > MostBytes)
            {
                throw new WebSocketException("The server's message is too long.");
            }
        }
    }

    private LinkMessage? Decode(byte[] text)
    {
        try
        {
            var frame = LinkCodec.Decode(text);
            if (frame.Message is null)
            {
                LogUnknown(frame.Type);
            }

            return frame.Message;
        }
        catch (JsonException e)
        {
            LogMalformed(e.Message);
            return null;
        }
    }

    private async Task CloseAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1), time);
        try
        {
            await socket.CloseOutputAsync(
                WebSocketCloseStatus.NormalClosure, "ConnectionExpired: Reconnect to continue", patience.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            // A connection that can not even be closed is given up all the same.
        }
    }

    private TimeSpan IdleTime() => TimeSpan.FromSeconds(60 + (chance.NextDouble() * 60));

    [LoggerMessage(Level = LogLevel.Debug, Message = "The server closed the connection: {Status} {Description}")]
    private partial void LogClosed(WebSocketCloseStatus? status, string? description);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The connection is given up because of its {Why}")]
    private partial void LogExpired(string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message of unknown type {Type} is ignored")]
    private partial void LogUnknown(string type);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A malformed message is ignored: {Why}")]
    private partial void LogMalformed(string why);
}
