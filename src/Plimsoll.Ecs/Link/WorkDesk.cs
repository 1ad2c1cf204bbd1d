using Plimsoll.AgentLink;
using Plimsoll.AgentLink.Acs;
using Plimsoll.AgentLink.Payload;
using Plimsoll.Cells;
using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Link.Payloads;
using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Link;

/// <summary>Turns work for one instance into messages, and acknowledgements into records.</summary>
/// <param name="cell">Cell of the instance.</param>
/// <param name="instance">The instance.</param>
/// <param name="credentials">Credentials of its tasks.</param>
/// <param name="time">Clock.</param>
internal sealed class WorkDesk(Cell cell, ContainerInstanceRecord instance, SessionCredentials credentials, TimeProvider time)
{
    private const string StartPrefix = "start-";
    private const string StopPrefix = "stop-";
    private long _sequence;

    /// <summary>The message of a piece of work; null when it is no longer of use.</summary>
    public async ValueTask<LinkMessage?> MessageAsync(Work work) => work switch
    {
        Work.Reply reply => reply.Message,
        Work.Start start => await StartAsync(start.TaskKey),
        Work.Stop stop => cell.Peek(view => view.Get(EcsTables.Tasks, stop.TaskKey)) is { Task.LastStatus: not TaskStatuses.Stopped } record
            ? Payload(StopPrefix + record.Id, PayloadBuilder.Stop(record))
            : null,
        Work.Manifest => Manifest(),
        Work.Credentials refresh => Running(refresh.TaskKey) is { } record ? credentials.Message(record, refresh.Execution) : null,
        Work.RefreshCredentials => credentials.NextDue() is { } due && Running(due.TaskKey) is { } record ? credentials.Message(record, due.Execution) : null,
        _ => null,
    };

    /// <summary>The agent has what a message told it.</summary>
    public async Task AcknowledgedAsync(string messageId)
    {
        if (messageId.StartsWith(StartPrefix, StringComparison.Ordinal))
        {
            await ChangeAsync(messageId[StartPrefix.Length..], TaskTransitions.StartAcknowledged);
        }
        else if (messageId.StartsWith(StopPrefix, StringComparison.Ordinal))
        {
            await ChangeAsync(messageId[StopPrefix.Length..], TaskTransitions.StopAcknowledged);
        }
    }

    /// <summary>Of the tasks that the agent would stop, those that really are to stop.</summary>
    public async Task<TaskStopVerificationAck> VerifyAsync(TaskStopVerificationMessage candidates)
    {
        var confirmed = await cell.ReadAsync(view => (candidates.StopCandidates ?? [])
            .Where(candidate => !view.In(EcsTables.TasksByInstance, instance.Key).Any(task =>
                task.Task.TaskArn == candidate.TaskArn && task.Task.DesiredStatus == TaskStatuses.Running && task.Task.LastStatus != TaskStatuses.Stopped))
            .ToList());
        return new TaskStopVerificationAck
        {
            MessageId = candidates.MessageId,
            GeneratedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
            StopTasks = [.. confirmed.Select(candidate => candidate with { DesiredStatus = AcsStatus.Stopped })],
        };
    }

    private async Task<LinkMessage?> StartAsync(string key)
    {
        var (record, definition) = cell.Peek(view =>
        {
            var task = view.Get(EcsTables.Tasks, key);
            return (task, task is null ? null : Definitions.Of(view, task));
        });
        if (record is null || definition is null || record.Task.LastStatus == TaskStatuses.Stopped)
        {
            return null;
        }

        if (credentials.FirstMissing(record, definition) is { } role)
        {
            await cell.WriteAsync(tx => tx.Put(EcsTables.Tasks, TaskTransitions.Abandon(
                tx.Get(EcsTables.Tasks, key) ?? record,
                StopCodes.TaskFailedToStart,
                $"ECS was unable to assume the role '{role}' that was provided for this task.",
                time.GetUtcNow())));
            return null;
        }

        return Payload(StartPrefix + record.Id, PayloadBuilder.Start(
            record, definition, credentials.Of(record, execution: false), credentials.Of(record, execution: true)));
    }

    private TaskManifestMessage Manifest()
    {
        var tasks = cell.Peek(view => view.In(EcsTables.TasksByInstance, instance.Key)
            .Where(task => task.Task.LastStatus != TaskStatuses.Stopped)
            .Select(task => new TaskIdentifier { TaskArn = task.Task.TaskArn, TaskClusterArn = task.Task.ClusterArn, DesiredStatus = task.Task.DesiredStatus })
            .ToList());
        return new TaskManifestMessage
        {
            MessageId = Naming.Ids.Uuid(),
            ClusterArn = ClusterArn,
            ContainerInstanceArn = instance.Instance.ContainerInstanceArn,
            GeneratedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
            Timeline = NextSequence(),
            Tasks = tasks,
        };
    }

    private PayloadMessage Payload(string messageId, AcsTask task) => new()
    {
        MessageId = messageId,
        ClusterArn = ClusterArn,
        ContainerInstanceArn = instance.Instance.ContainerInstanceArn,
        GeneratedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
        SeqNum = NextSequence(),
        Tasks = [task],
    };

    private string ClusterArn => $"arn:aws:ecs:{cell.Region}:{cell.Account}:cluster/{instance.Cluster}";

    // The clock serves as the counter: it is ever-increasing over restarts of the server without being stored.
    private long NextSequence() => _sequence = Math.Max(_sequence + 1, time.GetUtcNow().ToUnixTimeMilliseconds());

    private TaskRecord? Running(string key) =>
        cell.Peek(view => view.Get(EcsTables.Tasks, key)) is { Task.LastStatus: not TaskStatuses.Stopped } record ? record : null;

    private async Task ChangeAsync(string taskId, Func<TaskRecord, TaskRecord> change) => await cell.WriteAsync(tx =>
    {
        if (tx.Get(EcsTables.Tasks, TaskRecord.KeyOf(instance.Cluster, taskId)) is { } record
            && record.InstanceKey == instance.Key
            && change(record) is var changed
            && !ReferenceEquals(changed, record))
        {
            tx.Put(EcsTables.Tasks, changed);
        }
    });
}
