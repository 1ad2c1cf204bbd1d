using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Plimsoll.Agent.Containers;

namespace Plimsoll.Agent.Tests.Support;

/// <summary>An engine that lists containers of one instance and says of each that it runs, but for those that it keeps silent about.</summary>
internal sealed class FakeEngine : IAsyncDisposable
{
    public const string Instance = "i-1";
    private readonly HttpListener _listener = FreePort.Listen();
    private readonly TaskCompletionSource _speak = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string[] _containers;
    private readonly string _silent;

    public FakeEngine(TimeProvider time, string[] containers, string silent)
    {
        (_containers, _silent) = (containers, silent);
        Engine = new DockerEngine(new Uri(_listener.Prefixes.Single()), time, NullLoggerFactory.Instance);
        _ = Task.Run(ServeAsync);
    }

    public DockerEngine Engine { get; }

    /// <summary>Ends when it was asked what it keeps silent about.</summary>
    public Task Asked => _asked.Task;

    /// <summary>Says the rest, too.</summary>
    public void Speak() => _speak.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        Speak();
        await Engine.DisposeAsync();
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var http = await _listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(http));
            }
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task AnswerAsync(HttpListenerContext http)
    {
        var path = http.Request.Url!.AbsolutePath.Split('/');
        var asked = Array.IndexOf(path, "containers");
        if (asked < 0)
        {
            http.Response.StatusCode = 404;
        }
        else if (asked == path.Length - 2)
        {
            await WriteAsync(http, new JsonArray([.. _containers.Select(id => (JsonNode)new JsonObject { ["Id"] = id })]));
        }
        else
        {
            if (path[asked + 1] == _silent)
            {
                _asked.TrySetResult();
                await _speak.Task;
            }

            await WriteAsync(http, new JsonObject
            {
                ["Id"] = path[asked + 1],
                ["State"] = new JsonObject { ["Running"] = true, ["StartedAt"] = "2026-01-01T00:00:00Z", ["FinishedAt"] = "0001-01-01T00:00:00Z" },
            });
        }

        http.Response.Close();
    }

    private static async Task WriteAsync(HttpListenerContext http, JsonNode body)
    {
        http.Response.ContentType = "application/json";
        await using var writer = new StreamWriter(http.Response.OutputStream);
        await writer.WriteAsync(body.ToJsonString());
    }
}
