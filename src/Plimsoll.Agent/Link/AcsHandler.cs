using Microsoft.Extensions.Logging;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.ControlPlane;
using Plimsoll.Agent.Engine;
using Plimsoll.Agent.Reporting;
using Plimsoll.Agent.Storage;
using Plimsoll.Agent.Tasks;
using Plimsoll.AgentLink;
using Plimsoll.AgentLink.Acs;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Link;

/// <summary>Does what a message from the control plane asks and gives the answers to send (agent-protocol §2.4).</summary>
internal sealed partial class AcsHandler(
    TaskEngine engine, Reporter reporter, AgentFiles files, AgentConfig config, string cluster, ILogger log)
{
    private (string MessageId, HashSet<string> Candidates)? _manifest;
    private AgentIdentity _identity = AgentFiles.Read(files.Identity, AgentStateJson.Default.AgentIdentity) ?? new AgentIdentity();

    /// <summary>Handles one message.</summary>
    public async Task<IReadOnlyList<LinkMessage>> HandleAsync(LinkMessage message, CancellationToken cancel) => message switch
    {
        HeartbeatMessage heartbeat => [new HeartbeatAckRequest { MessageId = heartbeat.MessageId }],
        PayloadMessage payload => await PayloadAsync(payload, cancel).ConfigureAwait(false),
        IamRoleCredentialsMessage refresh => await CredentialsAsync(refresh).ConfigureAwait(false),
        TaskManifestMessage manifest => await ManifestAsync(manifest).ConfigureAwait(false),
        TaskStopVerificationAck verified => await VerifiedAsync(verified).ConfigureAwait(false),
        AttachTaskNetworkInterfacesMessage attach => Attach(attach, cancel),
        AttachInstanceNetworkInterfacesMessage { MessageId: { } id } attach => [Ack(attach.ClusterArn, attach.ContainerInstanceArn, id)],
        StageUpdateMessage { MessageId: { } id } stage => [Nack(stage.ClusterArn, stage.ContainerInstanceArn, id)],
        PerformUpdateMessage { MessageId: { } id } perform => [Nack(perform.ClusterArn, perform.ContainerInstanceArn, id)],
        _ => Unhandled(message),
    };

    private async Task<IReadOnlyList<LinkMessage>> PayloadAsync(PayloadMessage payload, CancellationToken cancel)
    {
        if (payload is not { ClusterArn.Length: > 0, ContainerInstanceArn.Length: > 0, MessageId: { Length: > 0 } id })
        {
            return Unhandled(payload);
        }

        var tasks = new List<(AcsTask Task, TaskPlan Plan)>();
        var answers = new List<LinkMessage>();
        var allGood = true;
        foreach (var task in payload.Tasks ?? [])
        {
            try
            {
                tasks.Add((task, TaskPlanReader.Read(task, config)));
            }
            catch (UnrecognizedTaskException e)
            {
                allGood = false;
                LogRefused(task.Arn ?? "", e.Message);
                Refuse(task, e.Message, cancel);
            }
        }

        foreach (var (task, _) in tasks)
        {
            answers.AddRange(Acks(task, id));
        }

        await engine.TakeAsync(tasks).ConfigureAwait(false);
        Remember(payload.SeqNum);
        return allGood ? [.. answers, Ack(payload.ClusterArn, payload.ContainerInstanceArn, id)] : answers;
    }

    private void Refuse(AcsTask task, string why, CancellationToken cancel)
    {
        if (task.Arn is { Length: > 0 } arn)
        {
            // "Unrecognied" is how the ECS agent spells it, and what control planes know.
            _ = reporter.SubmitAsync(
                new SubmitTaskStateChangeRequest
                {
                    Cluster = cluster,
                    Task = arn,
                    Status = AcsStatus.Stopped,
                    Reason = "UnrecogniedTaskError: Error loading task - " + why,
                },
                cancel);
        }
    }

    private static IEnumerable<LinkMessage> Acks(AcsTask task, string messageId) =>
        new[] { task.RoleCredentials, task.ExecutionRoleCredentials }
            .Where(role => role is { CredentialsId.Length: > 0 } && task.DesiredStatus == AcsStatus.Running)
            .Select(role => new IamRoleCredentialsAckRequest { MessageId = messageId, CredentialsId = role!.CredentialsId, Expiration = role.Expiration });

    private async Task<IReadOnlyList<LinkMessage>> CredentialsAsync(IamRoleCredentialsMessage refresh)
    {
        if (refresh is not
            {
                MessageId: { Length: > 0 } messageId,
                TaskArn: { Length: > 0 } arn,
                RoleType: RoleType.TaskApplication or RoleType.TaskExecution,
                RoleCredentials: { CredentialsId: { Length: > 0 } id } role,
            }
            || !await engine.RenewAsync(arn, refresh.RoleType, role).ConfigureAwait(false))
        {
            return Unhandled(refresh);
        }

        return [new IamRoleCredentialsAckRequest { MessageId = messageId, CredentialsId = id, Expiration = role.Expiration }];
    }

    private async Task<IReadOnlyList<LinkMessage>> ManifestAsync(TaskManifestMessage manifest)
    {
        if (manifest is not { MessageId: { Length: > 0 } id } || (manifest.Timeline ?? 0) <= _identity.Sequence)
        {
            return [];
        }

        Remember(manifest.Timeline);
        var candidates = Manifest.StopCandidates(manifest, (await engine.SnapshotAsync().ConfigureAwait(false)).Select(it => it.State));
        var ack = Ack(manifest.ClusterArn, manifest.ContainerInstanceArn, id);
        _manifest = (id, [.. candidates.Select(it => it.TaskArn!)]);
        return candidates.Count == 0 ? [ack] : [ack, new TaskStopVerificationMessage { MessageId = id, StopCandidates = candidates }];
    }

    private async Task<IReadOnlyList<LinkMessage>> VerifiedAsync(TaskStopVerificationAck verified)
    {
        if (_manifest is { } manifest && manifest.MessageId == verified.MessageId)
        {
            _manifest = null;
            await engine.StopAsync(
                (verified.StopTasks ?? []).Select(it => it.TaskArn).OfType<string>().Where(manifest.Candidates.Contains)).ConfigureAwait(false);
        }

        return [];
    }

    // The interface is an address on the VPC's network, which any task of this machine can be given: it is there as soon as it is named.
    private IReadOnlyList<LinkMessage> Attach(AttachTaskNetworkInterfacesMessage attach, CancellationToken cancel)
    {
        if (attach is not
            {
                MessageId: { Length: > 0 } id,
                ClusterArn: { Length: > 0 },
                TaskArn: { Length: > 0 } arn,
                WaitTimeoutMs: > 0,
                ElasticNetworkInterfaces: [{ AttachmentArn: { Length: > 0 } attachment }],
            })
        {
            return Unhandled(attach);
        }

        if (config.Shape?.Vpc is not null)
        {
            _ = reporter.SubmitAsync(
                new SubmitTaskStateChangeRequest
                {
                    Cluster = cluster,
                    Task = arn,
                    Attachments = [new AttachmentStateChange { AttachmentArn = attachment, Status = "ATTACHED" }],
                },
                cancel);
        }

        return [Ack(attach.ClusterArn, attach.ContainerInstanceArn, id)];
    }

    private void Remember(long? sequence)
    {
        if (sequence > _identity.Sequence)
        {
            _identity = _identity with { Sequence = sequence.Value };
            AgentFiles.Write(files.Identity, _identity, AgentStateJson.Default.AgentIdentity);
        }
    }

    private static AckRequest Ack(string? cluster, string? instance, string messageId) =>
        new() { Cluster = cluster, ContainerInstance = instance, MessageId = messageId };

    private static NackRequest Nack(string? cluster, string? instance, string messageId) =>
        new() { Cluster = cluster, ContainerInstance = instance, MessageId = messageId, Reason = "Updates are disabled" };

    private IReadOnlyList<LinkMessage> Unhandled(LinkMessage message)
    {
        LogUnhandled(LinkCodec.NameOf(message));
        return [];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Task {Arn} is refused: {Why}")]
    private partial void LogRefused(string arn, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A {Type} is not handled: incomplete, of no known task, or of no use here")]
    private partial void LogUnhandled(string type);
}
