using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Plimsoll.AgentLink;
using Plimsoll.AgentLink.Acs;
using Plimsoll.AgentLink.Payload;
using Plimsoll.AgentLink.Tcs;

namespace Plimsoll.Agent.Tests.Support;

/// <summary>Stands in for the control plane: answers the API calls, keeps both websockets, remembers what came.</summary>
internal sealed class FakeControlPlane : IAsyncDisposable
{
    private readonly HttpListener _listener = FreePort.Listen();
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, JsonObject> _answers = new();
    private readonly SemaphoreSlim _sending = new(1);
    private volatile WebSocket? _acs;
    private int _messages;

    public FakeControlPlane(string cluster = "demo", string account = "123456789012")
    {
        Cluster = cluster;
        InstanceArn = $"arn:aws:ecs:us-east-1:{account}:container-instance/{cluster}/{Guid.NewGuid():N}";
        Endpoint = new Uri(_listener.Prefixes.Single());
        _ = ServeAsync();
    }

    public Uri Endpoint { get; }

    public string Cluster { get; }

    public string ClusterArn => $"arn:aws:ecs:us-east-1:123456789012:cluster/{Cluster}";

    public string InstanceArn { get; set; }

    public FakeLogs Logs { get; } = new();

    /// <summary>The registry of this control plane.</summary>
    public FakeRegistry? Registry { get; set; }

    /// <summary>Every API call: operation and body.</summary>
    public Recorded<(string Operation, JsonObject Body)> Calls { get; } = new();

    /// <summary>Who signed each API call: operation and access key.</summary>
    public Recorded<(string Operation, string Key)> Signers { get; } = new();

    /// <summary>Every task state change.</summary>
    public Recorded<JsonObject> Changes { get; } = new();

    /// <summary>Every message over ACS.</summary>
    public Recorded<LinkMessage> FromAgent { get; } = new();

    /// <summary>Every message over TCS.</summary>
    public Recorded<LinkMessage> Telemetry { get; } = new();

    /// <summary>The paths of the handshakes.</summary>
    public Recorded<string> Handshakes { get; } = new();

    /// <summary>Gives an operation an answer of its own; null is the usual one.</summary>
    public Func<string, JsonObject, (int Status, JsonObject Body)?> Override { get; set; } = (_, _) => null;

    /// <summary>Refuses websocket handshakes with this body.</summary>
    public string? Refuse { get; set; }

    public async Task SendAsync(LinkMessage message)
    {
        var socket = await Eventually.GetAsync(() => _acs, "the agent connects");
        await _sending.WaitAsync();
        try
        {
            await socket.SendAsync(LinkCodec.Encode(message), WebSocketMessageType.Text, true, _stop.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    public async Task<string> RunAsync(params AcsTask[] tasks)
    {
        var id = $"payload-{Interlocked.Increment(ref _messages)}";
        await SendAsync(new PayloadMessage
        {
            ClusterArn = ClusterArn, ContainerInstanceArn = InstanceArn, MessageId = id, SeqNum = _messages, Tasks = tasks,
        });
        return id;
    }

    public Task StopAsync(AcsTask task) => RunAsync(task with { DesiredStatus = AcsStatus.Stopped });

    /// <summary>Waits for a task's state change that fits.</summary>
    public Task<JsonObject> ChangeAsync(AcsTask task, string status, int seconds = 90) =>
        Changes.WaitAsync(it => (string?)it["task"] == task.Arn && (string?)it["status"] == status, $"task is {status}", seconds);

    /// <summary>Waits for what is said of a container in a status.</summary>
    public async Task<JsonObject> ContainerAsync(AcsTask task, string container, string status, int seconds = 90)
    {
        bool Fits(JsonNode? it) => (string?)it!["containerName"] == container && (string?)it["status"] == status;
        var change = await Changes.WaitAsync(
            it => (string?)it["task"] == task.Arn && it["containers"]?.AsArray().Any(Fits) == true, $"{container} is {status}", seconds);
        return change["containers"]!.AsArray().First(Fits)!.AsObject();
    }

    public Task CloseAsync() => _acs!.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "bye", _stop.Token);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() => context.Request.IsWebSocketRequest ? SocketAsync(context) : CallAsync(context));
        }
    }

    private async Task CallAsync(HttpListenerContext context)
    {
        if (context.Request.HttpMethod == "HEAD")
        {
            await ManifestAsync(context);
            return;
        }

        using var reader = new StreamReader(context.Request.InputStream);
        var body = JsonNode.Parse(await reader.ReadToEndAsync())!.AsObject();
        var operation = context.Request.Headers["X-Amz-Target"]!.Split('.')[1];
        var (status, answer) = Override(operation, body) ?? Answer(operation, body);
        Calls.Add((operation, body));
        Signers.Add((operation, context.Request.Headers["Authorization"]!.Split("Credential=")[1].Split('/')[0]));
        if (operation == "SubmitTaskStateChange" && status == 200)
        {
            Changes.Add(body);
        }

        context.Response.StatusCode = status;
        var bytes = Encoding.UTF8.GetBytes(answer.ToJsonString());
        await context.Response.OutputStream.WriteAsync(bytes);
        context.Response.Close();
    }

    // The registry answers at this address too.
    private async Task ManifestAsync(HttpListenerContext context)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri($"http://127.0.0.1:{Registry!.Port}{context.Request.RawUrl}"));
        request.Headers.TryAddWithoutValidation("Authorization", context.Request.Headers["Authorization"]);
        using var answer = await http.SendAsync(request);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.Headers["Docker-Content-Digest"] = answer.Headers.TryGetValues("Docker-Content-Digest", out var values) ? values.First() : "";
        context.Response.Close();
    }

    private (int Status, JsonObject Body) Answer(string operation, JsonObject body) => operation switch
    {
        "RegisterContainerInstance" => (200, new JsonObject
        {
            ["containerInstance"] = new JsonObject
            {
                ["containerInstanceArn"] = (string?)body["containerInstanceArn"] ?? InstanceArn,
                ["attributes"] = new JsonArray([
                    .. body["attributes"]!.AsArray().Select(it => it!.DeepClone()),
                    new JsonObject { ["name"] = "ecs.availability-zone", ["value"] = "us-east-1b" },
                ]),
            },
        }),
        "DiscoverPollEndpoint" => (200, new JsonObject
        {
            ["endpoint"] = Endpoint + "acs/", ["telemetryEndpoint"] = Endpoint + "tcs/",
        }),
        "GetAuthorizationToken" when Registry is { } registry => (200, new JsonObject
        {
            ["authorizationData"] = new JsonArray(new JsonObject
            {
                ["authorizationToken"] = Convert.ToBase64String(Encoding.UTF8.GetBytes("AWS:" + registry.Password)),
                ["expiresAt"] = DateTimeOffset.MaxValue.ToUnixTimeSeconds(),
                ["proxyEndpoint"] = $"http://127.0.0.1:{registry.Port}",
            }),
        }),
        "GetAuthorizationToken" => (400, new JsonObject { ["__type"] = "AccessDeniedException", ["message"] = "no" }),
        "CreateLogGroup" or "CreateLogStream" or "PutLogEvents" or "GetLogEvents" => Logs.Answer(operation, body),
        _ => (200, new JsonObject { ["acknowledgment"] = "ACK" }),
    };

    private async Task SocketAsync(HttpListenerContext context)
    {
        var isAcs = context.Request.RawUrl!.StartsWith("/acs/", StringComparison.Ordinal);
        if (isAcs)
        {
            // Whoever waits for this handshake speaks over this connection, not over the one before.
            _acs = null;
        }

        Handshakes.Add(context.Request.RawUrl!);
        if (Refuse is { } refusal || context.Request.Headers["Authorization"] is null)
        {
            context.Response.StatusCode = 400;
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(Refuse ?? "{}"));
            context.Response.Close();
            return;
        }

        var socket = (await context.AcceptWebSocketAsync(null)).WebSocket;
        if (isAcs)
        {
            _acs = socket;
        }

        var buffer = new byte[1 << 20];
        try
        {
            while (true)
            {
                var filled = 0;
                ValueWebSocketReceiveResult result;
                do
                {
                    result = await socket.ReceiveAsync(buffer.AsMemory(filled), _stop.Token);
                    filled += result.Count;
                }
                while (!result.EndOfMessage);
                if (result.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                var bytes = buffer.AsMemory(0, filled).ToArray();
                var json = isAcs ? bytes : SignedFrame.Decode(bytes).Json;
                (isAcs ? FromAgent : Telemetry).Add(LinkCodec.Decode(json.Span).Message!);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or HttpListenerException or ObjectDisposedException)
        {
            // The connection is over.
        }
    }
}
