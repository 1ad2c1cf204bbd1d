using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using Plimsoll.AgentLink;
using Plimsoll.AgentLink.Acs;
using Plimsoll.AgentLink.Tcs;
using Plimsoll.Ecs.Control.Placement;
using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Link;

/// <summary>One telemetry connection: health and metrics come up, acknowledgements go down (spec/agent-protocol.md §3).</summary>
/// <param name="socket">The connection.</param>
/// <param name="handshake">Who opened it.</param>
/// <param name="health">Keeps the health of instances.</param>
/// <param name="time">Clock.</param>
/// <param name="log">Log.</param>
internal sealed class TcsSession(WebSocket socket, Handshake handshake, InstanceHealth health, TimeProvider time, ILogger log)
    : LinkSession(socket, time, log)
{
    /// <inheritdoc/>
    protected override ValueTask<LinkMessage?> MessageAsync(Work work) => ValueTask.FromResult((work as Work.Reply)?.Message);

    /// <inheritdoc/>
    protected override async Task HandleAsync(byte[] frame)
    {
        LinkMessage? answer = null;
        switch (LinkCodec.Decode(SignedFrame.Decode(frame).Json.Span).Message)
        {
            case PublishHealthRequest report:
                await ApplyAsync(report);
                answer = new AckPublishHealth { Message = "ok" };
                break;
            case PublishInstanceStatusRequest report:
                health.Set(handshake.Instance.Instance.ContainerInstanceArn!, report);
                answer = new AckPublishInstanceStatus { Message = "ok" };
                break;
            case PublishMetricsRequest:
                answer = new AckPublishMetric { Message = "ok" };
                break;
            default:
                break;
        }

        if (answer is not null)
        {
            Post(new Work.Reply(answer));
        }
    }

    /// <inheritdoc/>
    protected override bool Beat()
    {
        Post(new Work.Reply(new HeartbeatMessage { Healthy = true }));
        return true;
    }

    // An agent reports every 20 seconds, and mostly nothing new: such a report is not written.
    private async Task ApplyAsync(PublishHealthRequest report)
    {
        var byArn = (report.Tasks ?? []).OfType<TaskHealth>().ToLookup(task => task.TaskArn);
        await handshake.Cell.WriteAsync(tx =>
        {
            foreach (var record in LiveTasks.On(tx, handshake.Instance.Key))
            {
                if (byArn[record.Task.TaskArn].LastOrDefault() is { } task
                    && TaskHealths.Apply(record, task, Definitions.Of(tx, record)) is var changed
                    && !ReferenceEquals(changed, record))
                {
                    tx.Put(EcsTables.Tasks, changed);
                }
            }
        });
    }
}
