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
    public static TaskRecord StopAcknowledged(TaskRecord record) => Forward(record, TaskStatuses.Stopping) is { } status
        ? Next(record, record.Task with { LastStatus = status })
        : record;

    /// <summary>The agent has taken the order to start it.</summary>
    public static TaskRecord StartAcknowledged(TaskRecord record) => record.StartAcknowledged
        ? record
        : Next(record, record.Task with { LastStatus = Forward(record, TaskStatuses.Pending) ?? record.Task.LastStatus }) with { StartAcknowledged = true };

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
            Containers = ContainerReports.Apply(record.Task.Containers ?? [], report.Containers ?? []),
            PullStartedAt = report.PullStartedAt ?? record.Task.PullStartedAt,
            PullStoppedAt = report.PullStoppedAt ?? record.Task.PullStoppedAt,
            ExecutionStoppedAt = report.ExecutionStoppedAt ?? record.Task.ExecutionStoppedAt,
        };
        var known = record with { StartAcknowledged = true };
        switch (report.Status)
        {
            case TaskStatuses.Pending when Forward(record, TaskStatuses.Pending) is { } pending:
                return Next(known, task with { LastStatus = pending });
            case TaskStatuses.Running:
                return Next(known, Attached(task with
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
                return Next(known, task);
        }
    }

    /// <summary>Another version of the record with another task.</summary>
    public static TaskRecord Next(TaskRecord record, EcsTask task) => record with { Task = task with { Version = record.Task.Version + 1 } };

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

    private static EcsTask Attached(EcsTask task, string status) => task.Attachments is not { Count: > 0 } attachments
        ? task
        : task with { Attachments = [.. attachments.Select(attachment => attachment with { Status = status })] };
}
