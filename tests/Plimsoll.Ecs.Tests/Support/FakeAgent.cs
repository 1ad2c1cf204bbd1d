using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Plimsoll.AgentLink;
using Plimsoll.AgentLink.Acs;
using Plimsoll.AgentLink.Tcs;

namespace Plimsoll.Ecs.Tests.Support;

/// <summary>An agent that says what the test tells it to say, over a real websocket.</summary>
internal sealed class FakeAgent : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly Channel<LinkMessage> _inbox = Channel.CreateUnbounded<LinkMessage>();
    private readonly TaskCompletionSource<WebSocketCloseStatus?> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FakeAgent()
    {
    }

    public string? Instance { get; set; }

    /// <summary>Completes when the server ends the connection, with its close status; null when it says none.</summary>
    public Task<WebSocketCloseStatus?> Closed => _closed.Task.Patiently();

    public static async Task<FakeAgent> OpenAsync(Uri address, IReadOnlyDictionary<string, string>? headers)
    {
        var agent = new FakeAgent();
        foreach (var (name, value) in headers ?? new Dictionary<string, string>())
        {
            agent._socket.Options.SetRequestHeader(name, value);
        }

        await agent._socket.ConnectAsync(address, CancellationToken.None).Patiently();
        _ = agent.ReceiveAsync();
        return agent;
    }

    /// <summary>The next message of a type; others are passed over.</summary>
    public async Task<T> NextAsync<T>()
        where T : LinkMessage
    {
        while (true)
        {
            if (await _inbox.Reader.ReadAsync().AsTask().Patiently() is T wanted)
            {
                return wanted;
            }
        }
    }

    /// <summary>All that comes up to the next message of a type, without it.</summary>
    public async Task<IReadOnlyList<LinkMessage>> UpToAsync<T>()
        where T : LinkMessage
    {
        var before = new List<LinkMessage>();
        while (await _inbox.Reader.ReadAsync().AsTask().Patiently() is var message && message is not T)
        {
            before.Add(message);
        }

        return before;
    }

    /// <summary>True when nothing is waiting to be read now.</summary>
    public bool IsQuiet => _inbox.Reader.Count == 0;

    public Task SendAsync(LinkMessage message) => SendAsync(LinkCodec.Encode(message));

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public Task SendAsync(byte[] frame) => _socket.SendAsync(frame, WebSocketMessageType.Text, true, CancellationToken.None).Patiently();

    /// <summary>A telemetry frame: a block of signed headers, then JSON.</summary>
    public Task PublishAsync(LinkMessage message) => SendAsync(
        new SignedFrame(new Dictionary<string, string> { ["Authorization"] = "AWS4-HMAC-SHA256 …", ["Host"] = "h" }, LinkCodec.Encode(message)).Encode());

    public Task AcknowledgeAsync(string? messageId) => SendAsync(new AckRequest { Cluster = "default", ContainerInstance = Instance, MessageId = messageId });

    /// <summary>Closes in good order.</summary>
    public Task CloseAsync() => _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None).Patiently();

    /// <summary>Drops the connection without a word.</summary>
    public ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[64 << 10];
        using var whole = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer, CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    _closed.TrySetResult(part.CloseStatus);
                    if (_socket.State == WebSocketState.CloseReceived)
                    {
                        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                    }

                    return;
                }

                whole.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                {
                    _inbox.Writer.TryWrite(LinkCodec.Decode(whole.ToArray()).Message!);
                    whole.SetLength(0);
                }
            }
        }
        catch (Exception error) when (error is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The connection was dropped: the test asks for that with Closed.
            _closed.TrySetResult(null);
        }
    }
}
