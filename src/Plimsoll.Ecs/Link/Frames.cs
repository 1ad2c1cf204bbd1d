using System.Buffers;
using System.Net.WebSockets;

namespace Plimsoll.Ecs.Link;

/// <summary>Whole text messages of a websocket.</summary>
internal static class Frames
{
    private const int Longest = 1 << 20;

    /// <summary>The next message; null when the other side closed or sent too much.</summary>
    public static async Task<byte[]?> ReadAsync(WebSocket socket, CancellationToken stop)
    {
        var message = new ArrayBufferWriter<byte>(4096);
        while (true)
        {
            var part = await socket.ReceiveAsync(message.GetMemory(4096), stop);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            message.Advance(part.Count);
            if (message.WrittenCount > Longest)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.MessageTooBig, "frame limit is 1 MiB", stop);
                return null;
            }

            if (part.EndOfMessage)
            {
                return message.WrittenSpan.ToArray();
            }
        }
    }
}
