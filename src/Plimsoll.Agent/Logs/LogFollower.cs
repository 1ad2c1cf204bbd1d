using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Storage;

namespace Plimsoll.Agent.Logs;

/// <summary>Ships one container's log from where it was left until the container ends.</summary>
internal sealed partial class LogFollower(
    ILogSource source, LogTarget target, AwsLogsOptions options, string positionFile, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BatchWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan EventWait = TimeSpan.FromSeconds(1);

    private LogPosition _before = new();

    /// <summary>What the log will not have, in words; null while it has all.</summary>
    public string? Missing =>
        _before.HasGap || source.HasGap ? "LogLoss: log lines were removed before the agent could read them"
        : _before.Dropped + source.Dropped is > 0 and var count ? $"LogLoss: {count} log lines were dropped because the log buffer was full"
        : null;

    /// <summary>Returns when the container has ended and all it wrote is shipped, or the container is gone.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        _before = Read();
        while (true)
        {
            try
            {
                var position = await ResolveAsync(Read(), cancel).ConfigureAwait(false);
                position = await FollowAsync(position, cancel).ConfigureAwait(false);
                Save(position with { Done = true });
                return;
            }
            catch (LogGoneException)
            {
                return;
            }
            catch (Exception e) when (EngineErrors.IsAbsence(e) || e is UnauthorizedAccessException)
            {
                // The engine is away, or the position can not be written down: what is on disk says where to go on.
                LogAgain(e.Message);
                await Task.Delay(Again, time, cancel).ConfigureAwait(false);
            }
        }
    }

    private async Task<LogPosition> ResolveAsync(LogPosition position, CancellationToken cancel)
    {
        if (position.Pending is not { } pending)
        {
            return position;
        }

        var stored = await target.PutAsync(position, pending, null, cancel).ConfigureAwait(false);
        return Save(stored ? position.Passed(pending) : position with { Pending = null });
    }

    private async Task<LogPosition> FollowAsync(LogPosition position, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var entries = Channel.CreateBounded<(LogEntry Entry, LogPlace End)>(4096);
        var reading = ReadAsync(position.Shipped, entries.Writer, stop.Token);
        try
        {
            return await ShipAsync(position, entries.Reader, cancel).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAsync(LogPlace from, ChannelWriter<(LogEntry Entry, LogPlace End)> writer, CancellationToken cancel)
    {
        try
        {
            await source.ReadAsync(from, writer, cancel).ConfigureAwait(false);
            writer.Complete();
        }
        catch (Exception e)
        {
            writer.TryComplete(e);
        }
    }

    private async Task<LogPosition> ShipAsync(
        LogPosition position, ChannelReader<(LogEntry Entry, LogPlace End)> entries, CancellationToken cancel)
    {
        var assembler = new EventAssembler(options.EventStart);
        var batch = new LogBatch();
        batch.NotBefore(position.LastMilliseconds);
        var due = time.GetUtcNow();
        while (await WaitAsync(entries, batch, assembler, due, cancel).ConfigureAwait(false) is var wait && wait != Wait.End)
        {
            due = batch.IsEmpty ? time.GetUtcNow() + BatchWait : due;
            var ready = wait == Wait.Quiet ? assembler.Flush() : Drain(entries, assembler);
            foreach (var log in ready)
            {
                if (!batch.TryAdd(log))
                {
                    position = await PutAsync(position, batch, cancel).ConfigureAwait(false);
                    batch.TryAdd(log);
                }
            }

            if (wait == Wait.BatchDue || wait == Wait.Quiet)
            {
                position = await PutAsync(position, batch, cancel).ConfigureAwait(false);
            }
        }

        foreach (var log in assembler.Flush())
        {
            if (!batch.TryAdd(log))
            {
                position = await PutAsync(position, batch, cancel).ConfigureAwait(false);
                batch.TryAdd(log);
            }
        }

        position = await PutAsync(position, batch, cancel).ConfigureAwait(false);
        await entries.Completion.ConfigureAwait(false);
        return position;
    }

    private static IEnumerable<ShippedEvent> Drain(ChannelReader<(LogEntry Entry, LogPlace End)> entries, EventAssembler assembler)
    {
        while (entries.TryRead(out var next))
        {
            foreach (var log in assembler.Add(next.Entry, next.End))
            {
                yield return log;
            }
        }
    }

    private enum Wait
    {
        More,
        BatchDue,
        Quiet,
        End,
    }

    /// <summary>Waits for more of the log, but no longer than what was already read may wait.</summary>
    private async Task<Wait> WaitAsync(
        ChannelReader<(LogEntry Entry, LogPlace End)> entries,
        LogBatch batch,
        EventAssembler assembler,
        DateTimeOffset due,
        CancellationToken cancel)
    {
        var more = entries.WaitToReadAsync(cancel).AsTask();
        if (batch.IsEmpty && !assembler.HasRest)
        {
            return await Ended(more).ConfigureAwait(false) ? Wait.End : Wait.More;
        }

        var patience = batch.IsEmpty ? EventWait : due - time.GetUtcNow();
        if (patience <= TimeSpan.Zero)
        {
            return Wait.BatchDue;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var delay = Task.Delay(patience, time, stop.Token);
        if (await Task.WhenAny(more, delay).ConfigureAwait(false) == delay)
        {
            return batch.IsEmpty ? Wait.Quiet : Wait.BatchDue;
        }

        await stop.CancelAsync().ConfigureAwait(false);
        return await Ended(more).ConfigureAwait(false) ? Wait.End : Wait.More;
    }

    private static async Task<bool> Ended(Task<bool> more)
    {
        try
        {
            return !await more.ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The stream broke. What was read before is shipped first, then the reader's completion throws this again.
            return true;
        }
    }

    private async Task<LogPosition> PutAsync(LogPosition position, LogBatch batch, CancellationToken cancel)
    {
        if (batch.IsEmpty)
        {
            return position;
        }

        var pending = batch.ToPending();
        Save(position with { Pending = pending });
        await target.PutAsync(position, pending, batch.ToEvents(), cancel).ConfigureAwait(false);
        batch.Clear();
        return Save(position.Passed(pending));
    }

    private LogPosition Read() => AgentFiles.Read(positionFile, LogPositionJson.Default.LogPosition) ?? new LogPosition();

    private LogPosition Save(LogPosition position)
    {
        position = position with { Dropped = _before.Dropped + source.Dropped, HasGap = _before.HasGap || source.HasGap };
        AgentFiles.Write(positionFile, position, LogPositionJson.Default.LogPosition);
        return position;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A log is shipped again from where it was left: {Why}")]
    private partial void LogAgain(string why);
}
