using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.ControlPlane;
using Plimsoll.Agent.Engine;
using Plimsoll.Agent.Link;
using Plimsoll.Agent.Registration;
using Plimsoll.Agent.Tasks;
using Plimsoll.AgentLink;
using Plimsoll.AgentLink.Tcs;

namespace Plimsoll.Agent.Telemetry;

/// <summary>Keeps the TCS websocket open and publishes metrics, health and the instance's status every 20 s (agent-protocol §3).</summary>
internal sealed partial class TcsSession(
    LinkSocket sockets,
    Endpoints endpoints,
    TaskEngine tasks,
    DockerEngine docker,
    AgentConfig config,
    string cluster,
    string instance,
    EngineFacts engine,
    Func<bool> isInactive,
    TimeProvider time,
    Random chance,
    ILogger log)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(20);
    private readonly StatsCollector _stats = new(docker, time);
    private readonly DateTimeOffset _began = time.GetUtcNow();
    private (bool Up, DateTimeOffset Since)? _runtime;

    public async Task RunAsync(CancellationToken cancel)
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), 2, chance);
        while (!cancel.IsCancellationRequested)
        {
            var began = time.GetTimestamp();
            if (!isInactive())
            {
                try
                {
                    var address = await endpoints.TcsAsync(cluster, instance, engine, cancel).ConfigureAwait(false);
                    using var socket = await sockets.OpenAsync(address, cancel).ConfigureAwait(false);
                    await ServeAsync(socket, address, cancel).ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (cancel.IsCancellationRequested)
                {
                    return;
                }
                catch (Exception e) when (
                    e is HandshakeRefusedException or WebSocketException or Wire.Errors.AwsException || Faults.IsTransient(e))
                {
                    LogLost(e.Message);
                }
            }

            if (time.GetElapsedTime(began) >= Period)
            {
                backoff.Reset();
            }

            await Task.Delay(backoff.Next(), time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ServeAsync(WebSocket socket, Uri address, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var publishing = PublishAsync(socket, address, stop.Token);
        try
        {
            // Nothing that the server says here needs an answer; hearing it is what keeps the connection.
            var reading = new LinkReader(socket, time, chance, log).RunAsync(_ => Task.CompletedTask, stop.Token);
            await await Task.WhenAny(reading, publishing).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await publishing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task PublishAsync(WebSocket socket, Uri address, CancellationToken cancel)
    {
        // Not disposed: whoever raises the event meanwhile may still hold on to it.
        var changed = new SemaphoreSlim(0, 1);
        void Wake()
        {
            // Released at most once between two waits: more news in between goes out together.
            if (changed.CurrentCount == 0)
            {
                changed.Release();
            }
        }

        tasks.HealthChanged += Wake;
        try
        {
            var due = time.GetUtcNow();
            while (true)
            {
                var now = time.GetUtcNow();
                var running = Running(await tasks.SnapshotAsync().ConfigureAwait(false));
                if (!config.DisableHealthCheck)
                {
                    await SendAsync(
                        socket, address, TelemetryFrames.Health(cluster, instance, NewId(), running, now), cancel).ConfigureAwait(false);
                }

                if (now >= due)
                {
                    due = now + Period;
                    await SendAsync(socket, address, [.. await MetricsAsync(running, now, cancel).ConfigureAwait(false), Status(now)], cancel)
                        .ConfigureAwait(false);
                }

                await WaitAsync(changed, due - time.GetUtcNow(), cancel).ConfigureAwait(false);
            }
        }
        finally
        {
            tasks.HealthChanged -= Wake;
        }
    }

    private async Task WaitAsync(SemaphoreSlim changed, TimeSpan wait, CancellationToken cancel)
    {
        using var due = new CancellationTokenSource(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(due.Token, cancel);
        try
        {
            await changed.WaitAsync(any.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // The period is over.
        }
    }

    private async Task<IReadOnlyList<LinkMessage>> MetricsAsync(
        IReadOnlyList<(TaskPlan Plan, TaskState State)> running, DateTimeOffset now, CancellationToken cancel)
    {
        if (config.DisableMetrics)
        {
            return [];
        }

        var metrics = await _stats.CollectAsync(running, cancel).ConfigureAwait(false);
        return [.. TelemetryFrames.Metrics(cluster, instance, NewId(), running.Count == 0, metrics, now)];
    }

    private PublishInstanceStatusRequest Status(DateTimeOffset now)
    {
        var up = docker.Events.IsUp;
        if (_runtime?.Up != up)
        {
            _runtime = (up, _runtime is null ? _began : now);
        }

        return new PublishInstanceStatusRequest
        {
            Metadata = new InstanceStatusMetadata { Cluster = cluster, ContainerInstance = instance, RequestId = NewId() },
            Statuses =
            [
                new InstanceStatus
                {
                    Type = "ContainerRuntime",
                    Status = up ? "OK" : "IMPAIRED",
                    LastUpdated = now,
                    LastStatusChange = _runtime!.Value.Since,
                },
            ],
            Timestamp = now,
        };
    }

    private async Task SendAsync(WebSocket socket, Uri address, IEnumerable<LinkMessage> messages, CancellationToken cancel)
    {
        foreach (var message in messages)
        {
            var json = LinkCodec.Encode(message);
            var frame = new SignedFrame(Headers(sockets.Sign(address, json)), json).Encode();
            await socket.SendAsync(frame.AsMemory(), WebSocketMessageType.Text, true, cancel).ConfigureAwait(false);
        }
    }

    // As Go writes header names.
    private static Dictionary<string, string> Headers(IReadOnlyDictionary<string, string> signed) =>
        signed.ToDictionary(
            it => string.Join('-', it.Key.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..])),
            it => it.Value);

    private static IReadOnlyList<(TaskPlan Plan, TaskState State)> Running(IReadOnlyList<(TaskPlan Plan, TaskState State)> all) =>
        [.. all.Where(it => it.State.Containers.Any(container => container.Phase == ContainerPhase.Running))];

    private string NewId()
    {
        var bytes = new byte[16];
        chance.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The telemetry connection was lost: {Why}")]
    private partial void LogLost(string why);
}
