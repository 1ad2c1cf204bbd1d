using System.Globalization;
using System.Net;
using System.Threading.Channels;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Storage;

namespace Plimsoll.Agent.Logs;

/// <summary>Ships one container's log from where it was left until the container ends.</summary>
internal sealed class LogFollower(
    DockerEngine engine, LogTarget target, string dockerId, bool terminal, AwsLogsOptions options, string positionFile, TimeProvider time)
{
    private static readonly TimeSpan BatchWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan EventWait = TimeSpan.FromSeconds(1);

    /// <summary>Returns when the container has ended and all it wrote is shipped, or the container is gone.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var position = AgentFiles.Read(positionFile, LogPositionJson.Default.LogPosition) ?? new LogPosition();
        if (position.Pending is { } pending)
        {
            var stored = await target.PutAsync(position, pending, null, cancel).ConfigureAwait(false);
            position = Save(stored ? position.Passed(pending) : position with { Pending = null });
        }

        while (true)
        {
            try
            {
                position = await FollowAsync(position, cancel).ConfigureAwait(false);
                Save(position with { Done = true });
                return;
            }
            catch (LogGoneException)
            {
                return;
            }
            catch (Exception e) when (EngineErrors.IsAbsence(e))
            {
                position = AgentFiles.Read(positionFile, LogPositionJson.Default.LogPosition) ?? position;
                await Task.Delay(TimeSpan.FromMilliseconds(500), time, cancel).ConfigureAwait(false);
            }
        }
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
            var since = string.Create(
                CultureInfo.InvariantCulture, $"{from.Nanoseconds / 1_000_000_000}.{from.Nanoseconds % 1_000_000_000:000000000}");
            var path = $"/containers/{dockerId}/logs?follow=1&stdout=1&stderr=1&timestamps=1&since={since}";
            using var response = await engine.Raw
                .GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancel).ConfigureAwait(false);
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
            {
                throw new LogGoneException();
            }

            response.EnsureSuccessStatusCode();
            await using var stream = await response.Content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
            var place = new LogPlace(from.Nanoseconds, 0);
            await foreach (var entry in LogFrames.ReadAsync(stream, terminal, cancel).ConfigureAwait(false))
            {
                place = place.After(entry.Nanoseconds);
                var isOld = entry.Nanoseconds < from.Nanoseconds
                    || (entry.Nanoseconds == from.Nanoseconds && place.Nth <= from.Nth);
                if (!isOld)
                {
                    await writer.WriteAsync((entry, place), cancel).ConfigureAwait(false);
                }
            }

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

    private LogPosition Save(LogPosition position)
    {
        AgentFiles.Write(positionFile, position, LogPositionJson.Default.LogPosition);
        return position;
    }
}

/// <summary>The container and its log do not exist any more.</summary>
internal sealed class LogGoneException : Exception;
