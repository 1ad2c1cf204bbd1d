using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Bench.Api;

/// <summary>Agents that hold their websockets open and acknowledge what they are told, and run nothing.</summary>
internal sealed class Agents(Calls calls) : IAsyncDisposable
{
    private static readonly byte[] MessageId = Encoding.ASCII.GetBytes("\"messageId\":\"");
    private readonly CancellationTokenSource _end = new();
    private readonly List<Task> _loops = [];

    public async Task ConnectAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var arn = calls.RegisterInstance();
            var target = $"/acs/ws?agentHash=bench&agentVersion=1.0.0&clusterArn=default&containerInstanceArn={Uri.EscapeDataString(arn)}&protocolVersion=2&sendCredentials=true&seqNum=1";
            var socket = new ClientWebSocket();
            foreach (var (name, value) in SigV4Signer.Sign(
                "GET", target, $"127.0.0.1:{calls.Port}", new Dictionary<string, string>(), [], ServerProcess.Keys, "us-east-1", "ecs", TimeProvider.System.GetUtcNow()))
            {
                if (name != "host")
                {
                    socket.Options.SetRequestHeader(name, value);
                }
            }

            await socket.ConnectAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"ws://127.0.0.1:{calls.Port}{target}")), _end.Token);
            _loops.Add(ServeAsync(socket));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_loops);
        _end.Dispose();
    }

    private async Task ServeAsync(ClientWebSocket socket)
    {
        using (socket)
        {
            var buffer = new byte[256 << 10];
            try
            {
                while (true)
                {
                    var length = 0;
                    ValueWebSocketReceiveResult received;
                    do
                    {
                        received = await socket.ReceiveAsync(buffer.AsMemory(length), _end.Token);
                        length += received.Count;
                    }
                    while (!received.EndOfMessage);

                    await AcknowledgeAsync(socket, buffer.AsMemory(0, length));
                }
            }
            catch (Exception error) when (error is OperationCanceledException or WebSocketException)
            {
                // The measurement is over.
            }
        }
    }

    private async Task AcknowledgeAsync(ClientWebSocket socket, ReadOnlyMemory<byte> frame)
    {
        var start = frame.Span.IndexOf(MessageId) + MessageId.Length;
        var id = Encoding.ASCII.GetString(frame.Span[start..][..frame.Span[start..].IndexOf((byte)'"')]);
        var type = frame.Span.IndexOf("\"HeartbeatMessage\""u8) >= 0 ? "HeartbeatAckRequest" : "AckRequest";
        await socket.SendAsync(
            Encoding.UTF8.GetBytes($$"""{"type":"{{type}}","message":{"messageId":"{{id}}"} }"""), WebSocketMessageType.Text, endOfMessage: true, _end.Token);
    }
}
