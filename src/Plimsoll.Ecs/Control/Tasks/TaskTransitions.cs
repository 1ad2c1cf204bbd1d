using Plimsoll.Ecs.Api.Agents;
using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Control.Tasks;

/// <summary>How a task's record follows what is asked of it and what its agent reports. States only move forward.</summary>
internal static class TaskTransitions
{
    /// <summary>The user wants it stopped.</summary>
    public static TaskRecord Stop(TaskRecord record, string stopCode, string reason, DateTimeOffset now) =>
        record.Task.DesiredStatus == TaskStatuses.Stopped ? record : Next(record, record.Task with
        {
            DesiredStatus = TaskStatuses.Stopped,
            StopCode = stopCode,
            StoppedReason = reason,
            StoppingAt = now,
        });

    /// <summary>The agent has taken the order to stop it.</summary>
    public static TaskRecord StopAcknowledged(TaskRecord record) =>
        record.Task.DesiredStatus == TaskStatuses.Stopped && Forward(record, TaskStatuses.Stopping) is { } status
            ? Next(record, record.Task with { LastStatus = status })
            : record;

    /// <summary>The agent has taken the order to start it.</summary>
    public static TaskRecord StartAcknowledged(TaskRecord record) => record.StartAcknowledged || record.Task.LastStatus == TaskStatuses.Stopped
        ? record
        : Changed(record with { StartAcknowledged = true }, record.Task with { LastStatus = Forward(record, TaskStatuses.Pending) ?? record.Task.LastStatus });

    /// <summary>It will not be heard of again: its instance was deregistered.</summary>
    public static TaskRecord Abandon(TaskRecord record, string stopCode, string reason, DateTimeOffset now)
    {
        var stopping = Stop(record, stopCode, reason, now);
        return stopping.Task.LastStatus == TaskStatuses.Stopped ? stopping : Stopped(stopping, stopping.Task, now);
    }

    /// <summary>The agent reports; a report that says nothing new returns the record itself.</summary>
    public static TaskRecord Report(TaskRecord record, SubmitTaskStateChangeRequest report, TaskDefinition? definition, DateTimeOffset now)
    {
        if (record.Task.LastStatus == TaskStatuses.Stopped)
        {
            return record;
        }

        var task = record.Task with
        {
            Attachments = AttachmentReports.Apply(record.Task.Attachments ?? [], report.Attachments ?? []),
            Containers = ContainerReports.Apply(record.Task.Containers ?? [], report.Containers ?? [], definition),
            PullStartedAt = report.PullStartedAt ?? record.Task.PullStartedAt,
            PullStoppedAt = report.PullStoppedAt ?? record.Task.PullStoppedAt,
            ExecutionStoppedAt = report.ExecutionStoppedAt ?? record.Task.ExecutionStoppedAt,
        };
        var known = record.StartAcknowledged ? record : record with { StartAcknowledged = true };
        switch (report.Status)
        {
            case TaskStatuses.Pending when Forward(record, TaskStatuses.Pending) is { } pending:
                return Changed(known, task with { LastStatus = pending });
            case TaskStatuses.Running:
                return Changed(known, Attached(task with
                {
                    LastStatus = Forward(record, TaskStatuses.Running) ?? task.LastStatus,
                    StartedAt = task.StartedAt ?? now,
                }, "ATTACHED"));
            case TaskStatuses.Stopped:
                var (code, reason) = StopReasons.Of(task, report.Reason, definition);
                return Stopped(known, task with
                {
                    StopCode = task.StopCode ?? code,
                    StoppedReason = task.StoppedReason ?? reason,
                    StoppingAt = task.StoppingAt ?? now,
                }, now);
            default:
                return Changed(known, task);
        }
    }

    /// <summary>Another version of the record with another task.</summary>
    public static TaskRecord Next(TaskRecord record, EcsTask task) => record with { Task = task with { Version = record.Task.Version + 1 } };

    private static TaskRecord Changed(TaskRecord record, EcsTask task) => task == record.Task ? record : Next(record, task);

    private static TaskRecord Stopped(TaskRecord record, EcsTask task, DateTimeOffset now) => Next(record, Attached(task, "DELETED") with
    {
        DesiredStatus = TaskStatuses.Stopped,
        LastStatus = TaskStatuses.Stopped,
        StoppedAt = now,
        ExecutionStoppedAt = task.ExecutionStoppedAt ?? now,
        Containers = [.. (task.Containers ?? []).Select(container => container with { LastStatus = TaskStatuses.Stopped })],
    });

    private static string? Forward(TaskRecord record, string status) =>
        TaskStatuses.Rank(status) > TaskStatuses.Rank(record.Task.LastStatus) ? status : null;

    private static EcsTask Attached(EcsTask task, string status) =>
        task.Attachments is not { Count: > 0 } attachments || attachments.All(attachment => attachment.Status == status)
            ? task
            : task with { Attachments = [.. attachments.Select(attachment => attachment with { Status = status })] };
}
