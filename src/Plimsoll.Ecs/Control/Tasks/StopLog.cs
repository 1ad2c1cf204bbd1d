using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Plimsoll.Cells.Journal;
using Plimsoll.Ecs.Model;

namespace Plimsoll.Ecs.Control.Tasks;

/// <summary>Says in the server's log why each task stopped, one line a task. What containers wrote and were given is not in it.</summary>
/// <param name="log">The log.</param>
internal sealed partial class StopLog(ILogger log)
{
    private readonly Channel<TaskRecord> _stopped = Channel.CreateUnbounded<TaskRecord>(new UnboundedChannelOptions { SingleReader = true });
    private Task _writing = Task.CompletedTask;

    /// <summary>Begins to write.</summary>
    public void Start() => _writing = Task.Run(WriteAsync);

    /// <summary>Follows the commits of all cells, on the committer's thread: the log may be slow.</summary>
    public void Committed(Entry entry)
    {
        foreach (var change in entry.Changes)
        {
            if (change is { New: TaskRecord { Task.LastStatus: TaskStatuses.Stopped } now, Old: TaskRecord { Task.LastStatus: not TaskStatuses.Stopped } })
            {
                _stopped.Writer.TryWrite(now);
            }
        }
    }

    /// <summary>Writes what is left, and ends.</summary>
    public Task StopAsync()
    {
        _stopped.Writer.TryComplete();
        return _writing;
    }

    /// <summary>Why a task stopped, in one line.</summary>
    public static string Why(EcsTask task)
    {
        var containers = (task.Containers ?? []).Where(one => one.ExitCode is not null || (one.Reason is not null && one.Reason != task.StoppedReason)).Select(one =>
            $"{one.Name}{(one.ExitCode is { } code ? $" exit code {code}" : "")}{(one.Reason is null || one.Reason == task.StoppedReason ? "" : $" ({one.Reason})")}");
        var line = $"{task.StopCode}: {string.Join("; ", containers.Prepend(task.StoppedReason))}";
        return string.Concat(line.Select(letter => char.IsControl(letter) ? ' ' : letter));
    }

    private async Task WriteAsync()
    {
        await foreach (var record in _stopped.Reader.ReadAllAsync())
        {
            if (record.Task.StopCode is StopCodes.TaskFailedToStart or StopCodes.EssentialContainerExited || record.Task.StoppedReason == StopReasons.HealthChecks)
            {
                LogFailed(record.Id, record.Task.Group, Why(record.Task));
            }
            else
            {
                LogStopped(record.Id, record.Task.Group, Why(record.Task));
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Task {Id} of {Group} stopped, {Why}")]
    private partial void LogFailed(string id, string? group, string why);

    [LoggerMessage(2, LogLevel.Information, "Task {Id} of {Group} stopped, {Why}")]
    private partial void LogStopped(string id, string? group, string why);
}
