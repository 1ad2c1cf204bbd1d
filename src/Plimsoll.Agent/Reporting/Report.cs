using Plimsoll.Agent.ControlPlane;
using Plimsoll.Agent.Tasks;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Reporting;

/// <summary>Decides what the control plane is to be told of a task (agent-protocol §1.4). A pure function.</summary>
internal static class Report
{
    private const int ReasonLimit = 1024;

    /// <summary>The task's status as a whole: it runs when all have started, but for those that failed to and are not essential.</summary>
    public static string StatusOf(TaskState state) =>
        state.IsStopped ? AcsStatus.Stopped
        : state.Sent.Status == AcsStatus.Running || Visible(state).All(container => container.HasStarted || IsGivenUp(container, state)) ? AcsStatus.Running
        : AcsStatus.Pending;

    /// <summary>The next call to make, and what has been told when it is acknowledged; null when there is no news.</summary>
    public static (SubmitTaskStateChangeRequest Call, SentState After)? Next(TaskState state, string cluster, string bindIp)
    {
        var status = StatusOf(state);
        var digests = !state.Sent.Digests && status == AcsStatus.Pending
            && Visible(state).All(container => container.ImageDigest is not null);
        var changes = Visible(state).SelectMany(container => Changes(container, state.Sent, digests, bindIp)).ToList();
        var attachment = Attachment(state);
        var progress = status == AcsStatus.Pending ? Progress(state) : null;
        var noteIsNew = progress is not null && progress != state.Sent.Progress;

        // An essential container has ended and its last lines are on their way: that it has not run on is known at once.
        var endIsNew = status == AcsStatus.Running && state.ExecutionStoppedAt is not null && !state.Sent.ExecutionStopped;
        if (changes.Count == 0 && attachment is null && !noteIsNew && !endIsNew && Rank(status) <= Math.Max(1, Rank(state.Sent.Status)))
        {
            return null;
        }

        if (noteIsNew && changes.Count == 0)
        {
            changes.AddRange(Visible(state).Where(container => container.Pull is not null).Select(container =>
                new ContainerStateChange { ContainerName = container.Name, Status = AcsStatus.Pending, Reason = container.Pull!.Describe() }));
        }

        var call = new SubmitTaskStateChangeRequest
        {
            Cluster = cluster,
            Task = state.Arn,
            Status = status,
            Reason = "",
            Containers = changes.Count > 0 ? changes : null,
            Attachments = attachment is null ? null : [attachment],
            PullStartedAt = state.PullStartedAt,
            PullStoppedAt = state.PullStoppedAt,
            ExecutionStoppedAt = status is AcsStatus.Stopped or AcsStatus.Running ? state.ExecutionStoppedAt : null,
        };
        return (call, After(state.Sent, status, changes, digests, attachment) with
        {
            Progress = progress ?? state.Sent.Progress, ExecutionStopped = call.ExecutionStoppedAt is not null,
        });
    }

    private static IEnumerable<ContainerState> Visible(TaskState state) =>
        state.Containers.Where(container => container.Name != TaskPlan.PauseName);

    // Of a task that ends, one that never started says nothing of how the task fared.
    private static bool IsGivenUp(ContainerState container, TaskState state) =>
        container.Phase == ContainerPhase.Stopped
        && !state.StopWanted
        && state.Payload.Containers?.FirstOrDefault(it => it.Name == container.Name)?.Essential == false;

    private static IEnumerable<ContainerStateChange> Changes(ContainerState container, SentState sent, bool digests, string bindIp)
    {
        var told = Rank(sent.Containers.GetValueOrDefault(container.Name, ""));
        if (container.HasStarted && told < Rank(AcsStatus.Running))
        {
            yield return Describe(container, AcsStatus.Running, bindIp) with
            {
                Reason = container.Phase == ContainerPhase.Stopped ? null : Clip(container.Reason) ?? (sent.Progress is null ? null : ""),
            };
        }

        if (container.Phase == ContainerPhase.Stopped && told < Rank(AcsStatus.Stopped))
        {
            yield return Describe(container, AcsStatus.Stopped, bindIp) with
            {
                ExitCode = container.ExitCode,
                Reason = Clip(container.Reason) ?? (sent.Progress is null ? null : ""),
            };
        }
        else if (digests && !container.HasStarted)
        {
            yield return new() { ContainerName = container.Name, Status = AcsStatus.Pending, ImageDigest = container.ImageDigest };
        }
    }

    private static ContainerStateChange Describe(ContainerState container, string status, string bindIp) => new()
    {
        ContainerName = container.Name,
        Status = status,
        RuntimeId = container.DockerId,
        ImageDigest = container.ImageDigest,
        NetworkBindings = container.Ports.Count == 0 ? null : [.. container.Ports.Select(port => Binding(port, bindIp))],
    };

    private static NetworkBinding Binding(HostPort port, string bindIp) => port.Length > 0
        ? new()
        {
            BindIP = bindIp,
            ContainerPortRange = $"{port.ContainerPort}-{port.ContainerPort + port.Length - 1}",
            HostPortRange = $"{port.Port}-{port.Port + port.Length - 1}",
            Protocol = port.Protocol,
        }
        : new() { BindIP = bindIp, ContainerPort = port.ContainerPort, HostPort = port.Port, Protocol = port.Protocol };

    private static AttachmentStateChange? Attachment(TaskState state) =>
        !state.Sent.Attachment
        && state.Payload.ElasticNetworkInterfaces is [{ AttachmentArn: { } arn }, ..]
        && state.Find(TaskPlan.PauseName) is { HasStarted: true }
            ? new AttachmentStateChange { AttachmentArn = arn, Status = "ATTACHED" }
            : null;

    private static string? Progress(TaskState state) =>
        Visible(state).FirstOrDefault(container => container.Pull is not null)?.Pull?.Describe();

    private static SentState After(
        SentState sent, string status, List<ContainerStateChange> changes, bool digests, AttachmentStateChange? attachment)
    {
        var told = sent.Containers.ToDictionary();
        foreach (var change in changes)
        {
            told[change.ContainerName!] = change.Status!;
        }

        return new SentState(status, told, sent.Digests || digests, sent.Attachment || attachment is not null);
    }

    private static string? Clip(string? reason) => reason?.Length > ReasonLimit ? reason[..ReasonLimit] : reason;

    private static int Rank(string status) => status switch
    {
        AcsStatus.Stopped => 3,
        AcsStatus.Running => 2,
        AcsStatus.Pending => 1,
        _ => 0,
    };
}
