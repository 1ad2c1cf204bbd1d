using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Plimsoll.AgentLink;
using Plimsoll.AgentLink.Acs;
using Plimsoll.AgentLink.Tcs;
using Plimsoll.Cells;
using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Link;

/// <summary>One telemetry connection: health and metrics come up, acknowledgements go down (spec/agent-protocol.md §3).</summary>
/// <param name="socket">The connection.</param>
/// <param name="handshake">Who opened it.</param>
/// <param name="health">Keeps the health of instances.</param>
/// <param name="time">Clock.</param>
/// <param name="log">Log.</param>
internal sealed partial class TcsSession(WebSocket socket, Handshake handshake, InstanceHealth health, TimeProvider time, ILogger log) : IDisposable
{
    private static readonly TimeSpan HeartbeatEvery = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _sending = new(1);

    /// <inheritdoc/>
    public void Dispose() => _sending.Dispose();

    /// <summary>Serves until either side ends it.</summary>
    public async Task RunAsync(CancellationToken aborted)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        var loops = new[] { ReceiveAsync(stop.Token), BeatAsync(stop.Token) };
        await Task.WhenAny(loops);
        await stop.CancelAsync();
        foreach (var loop in loops)
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
    }

    private async Task ReceiveAsync(CancellationToken stop)
    {
        while (await Frames.ReadAsync(socket, stop) is { } frame)
        {
            LinkMessage? answer = null;
            try
            {
                answer = await AnswerAsync(LinkCodec.Decode(SignedFrame.Decode(frame).Json.Span).Message);
            }
            catch (Exception error) when (error is JsonException or FormatException)
            {
                LogBadFrame(error.Message);
            }

            if (answer is not null)
            {
                await SendAsync(answer, stop);
            }
        }
    }

    private async Task<LinkMessage?> AnswerAsync(LinkMessage? message)
    {
        switch (message)
        {
            case PublishHealthRequest report:
                await ApplyAsync(report);
                return new AckPublishHealth { Message = "ok" };
            case PublishInstanceStatusRequest report:
                health.Set(handshake.Instance.Instance.ContainerInstanceArn!, report);
                return new AckPublishInstanceStatus { Message = "ok" };
            case PublishMetricsRequest:
                return new AckPublishMetric { Message = "ok" };
            default:
                return null;
        }
    }

    private async Task ApplyAsync(PublishHealthRequest report) => await handshake.Cell.WriteAsync(tx =>
    {
        var byArn = (report.Tasks ?? []).ToLookup(task => task.TaskArn);
        foreach (var record in tx.In(EcsTables.TasksByInstance, handshake.Instance.Key).ToList())
        {
            if (byArn[record.Task.TaskArn].LastOrDefault() is { } task
                && record.Task.LastStatus != TaskStatuses.Stopped
                && TaskHealths.Apply(record, task, Definitions.Of(tx, record)) is var changed
                && !ReferenceEquals(changed, record))
            {
                tx.Put(EcsTables.Tasks, changed);
            }
        }
    });

    private async Task BeatAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(HeartbeatEvery, time);
        while (await timer.WaitForNextTickAsync(stop))
        {
            await SendAsync(new HeartbeatMessage { Healthy = true }, stop);
        }
    }

    private async Task SendAsync(LinkMessage message, CancellationToken stop)
    {
        await _sending.WaitAsync(stop);
        try
        {
            await socket.SendAsync(LinkCodec.Encode(message), WebSocketMessageType.Text, endOfMessage: true, stop);
        }
        finally
        {
            _sending.Release();
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "Telemetry connection ended: {Reason}")]
    private partial void LogEnded(string reason);

    [LoggerMessage(2, LogLevel.Warning, "Telemetry frame could not be read: {Reason}")]
    private partial void LogBadFrame(string reason);
}
