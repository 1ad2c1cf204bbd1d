using Plimsoll.AgentLink;
using Plimsoll.AgentLink.Acs;
using Plimsoll.AgentLink.Payload;
using Plimsoll.Cells;
using Plimsoll.Ecs.Control.Placement;
using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Link.Payloads;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Naming;

namespace Plimsoll.Ecs.Link;

/// <summary>Turns work for one instance into messages, and acknowledgements into records.</summary>
/// <param name="cell">Cell of the instance.</param>
/// <param name="instance">The instance.</param>
/// <param name="credentials">Credentials of its tasks.</param>
/// <param name="sequence">Numbers the messages.</param>
/// <param name="own">This server's registry, as the agent reaches it.</param>
/// <param name="time">Clock.</param>
internal sealed class WorkDesk(
    Cell cell, ContainerInstanceRecord instance, SessionCredentials credentials, Sequence sequence, OwnRegistry own, TimeProvider time)
{
    private const string StartPrefix = "start-";
    private const string StopPrefix = "stop-";

    private string ClusterArn => $"arn:aws:ecs:{cell.Region}:{cell.Account}:cluster/{instance.Cluster}";

    /// <summary>The message of a piece of work; null when it is no longer of use.</summary>
    public async ValueTask<LinkMessage?> MessageAsync(Work work) => work switch
    {
        Work.Reply reply => reply.Message,
        Work.Start start => await StartAsync(start.TaskKey),
        Work.Stop stop => await CertainAsync(stop.TaskKey, task => task.Task.LastStatus != TaskStatuses.Stopped) is var (record, _)
            ? Payload(StopPrefix + record.Id, PayloadBuilder.Stop(record))
            : null,
        Work.Manifest => Manifest(),
        Work.Credentials refresh => await CredentialsAsync(refresh),
        _ => null,
    };

    /// <summary>Work for the credentials that come near their end.</summary>
    public IEnumerable<Work> DueCredentials() => credentials.Due().Select(due => new Work.Credentials(due.TaskKey, due.Execution));

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
        var wanted = await cell.ReadAsync(view => LiveTasks.On(view, instance.Key)
            .Where(task => task.Task.DesiredStatus == TaskStatuses.Running)
            .Select(task => task.Task.TaskArn)
            .ToHashSet());
        return new TaskStopVerificationAck
        {
            MessageId = candidates.MessageId,
            GeneratedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
            StopTasks =
            [
                .. (candidates.StopCandidates ?? []).OfType<TaskIdentifier>()
                    .Where(candidate => !wanted.Contains(candidate.TaskArn))
                    .Select(candidate => candidate with { DesiredStatus = AcsStatus.Stopped }),
            ],
        };
    }

    private async Task<LinkMessage?> StartAsync(string key)
    {
        if (await CertainAsync(key, task => task.Task.DesiredStatus == TaskStatuses.Running) is not var (record, definition) || definition is null)
        {
            return null;
        }

        var made = new IamRoleCredentials?[2];
        foreach (var execution in new[] { false, true })
        {
            made[execution ? 1 : 0] = credentials.Of(record, definition, execution);
            if (made[execution ? 1 : 0] is null && SessionCredentials.Role(record, definition, execution) is { } role)
            {
                await ChangeAsync(record.Id, task => TaskTransitions.Abandon(
                    task,
                    StopCodes.TaskFailedToStart,
                    EcsErrors.CannotAssume(role),
                    time.GetUtcNow()));
                return null;
            }
        }

        return Payload(StartPrefix + record.Id, PayloadBuilder.Start(record, definition, made[0], made[1], own));
    }

    private async Task<LinkMessage?> CredentialsAsync(Work.Credentials work)
    {
        if (await CertainAsync(work.TaskKey, task => task.Task.LastStatus != TaskStatuses.Stopped) is not var (record, definition) || definition is null)
        {
            credentials.Remove(work.TaskKey, work.Execution);
            return null;
        }

        return credentials.Of(record, definition, work.Execution) is not { } made ? null : new IamRoleCredentialsMessage
        {
            MessageId = Naming.Ids.Uuid(),
            TaskArn = record.Task.TaskArn,
            TaskClusterArn = record.Task.ClusterArn,
            RoleType = work.Execution ? RoleType.TaskExecution : RoleType.TaskApplication,
            RoleCredentials = made,
        };
    }

    // Work is posted when it is durable, so memory can be looked at without waiting. Only before work is dropped it is made sure
    // that what speaks against it is durable too: else the task would wait for the agent's next connection.
    private async ValueTask<(TaskRecord Record, TaskDefinition? Definition)?> CertainAsync(string key, Func<TaskRecord, bool> wanted)
    {
        return cell.Peek(Find) ?? await cell.ReadAsync(Find);

        (TaskRecord, TaskDefinition?)? Find(View view) =>
            view.Get(EcsTables.Tasks, key) is { } record && wanted(record) ? (record, Definitions.Of(view, record)) : null;
    }

    private TaskManifestMessage Manifest()
    {
        var tasks = cell.Peek(view => LiveTasks.On(view, instance.Key)
            .Select(task => new TaskIdentifier { TaskArn = task.Task.TaskArn, TaskClusterArn = task.Task.ClusterArn, DesiredStatus = task.Task.DesiredStatus })
            .ToList());
        return new TaskManifestMessage
        {
            MessageId = Naming.Ids.Uuid(),
            ClusterArn = ClusterArn,
            ContainerInstanceArn = instance.Instance.ContainerInstanceArn,
            GeneratedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
            Timeline = sequence.Next(),
            Tasks = tasks,
        };
    }

    private PayloadMessage Payload(string messageId, AcsTask task) => new()
    {
        MessageId = messageId,
        ClusterArn = ClusterArn,
        ContainerInstanceArn = instance.Instance.ContainerInstanceArn,
        GeneratedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
        SeqNum = sequence.Next(),
        Tasks = [task],
    };

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
