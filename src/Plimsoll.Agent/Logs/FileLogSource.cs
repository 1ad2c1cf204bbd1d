using System.Net;
using System.Threading.Channels;
using Docker.DotNet;
using Microsoft.Extensions.Logging;
using Plimsoll.Agent.Containers;

namespace Plimsoll.Agent.Logs;

/// <summary>
/// A container's log from Docker's files. Beside it the container's output is attached to, for its pace alone: it rings when there is
/// something to read, it ends with the output, and while it is not read the engine lets the writer wait.
/// </summary>
internal sealed partial class FileLogSource(
    DockerEngine engine, string dockerId, AwsLogsOptions options, TimeProvider time, ILogger log) : ILogSource
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Seldom = TimeSpan.FromSeconds(5);
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private long _dropped;

    public bool HasGap { get; private set; }

    public long Dropped => Interlocked.Read(ref _dropped);

    public async Task ReadAsync(LogPlace from, ChannelWriter<(LogEntry Entry, LogPlace End)> writer, CancellationToken cancel)
    {
        using var files = await OpenAsync(from, cancel).ConfigureAwait(false);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var watching = WatchAsync(files, stop.Token);
        try
        {
            var entries = new List<(LogEntry Entry, LogPlace End)>();
            var wait = Soon;
            while (true)
            {
                // Asked before the read: what the container wrote before its end is in the file then.
                var hasEnded = watching.IsCompleted;
                while (files.Read(entries))
                {
                    wait = Soon;
                    foreach (var entry in entries)
                    {
                        await writer.WriteAsync(entry, cancel).ConfigureAwait(false);
                    }

                    entries.Clear();
                }

                if (files.HasGap && !HasGap)
                {
                    HasGap = true;
                    LogGap(dockerId);
                }

                if (hasEnded)
                {
                    await watching.ConfigureAwait(false);
                    return;
                }

                wait = await RungAsync(watching, wait, cancel).ConfigureAwait(false) ? Soon : Longer(wait);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<LogFiles> OpenAsync(LogPlace from, CancellationToken cancel)
    {
        for (var wait = Soon; ; wait = Longer(wait))
        {
            string path;
            try
            {
                path = (await engine.Client.Containers.InspectContainerAsync(dockerId, cancel).ConfigureAwait(false)).LogPath;
            }
            catch (DockerContainerNotFoundException)
            {
                throw new LogGoneException();
            }

            if (!string.IsNullOrEmpty(path) && LogFiles.TryOpen(path, from) is { } files)
            {
                return files;
            }

            await Task.Delay(wait, time, cancel).ConfigureAwait(false);
        }
    }

    private async Task<bool> RungAsync(Task watching, TimeSpan patience, CancellationToken cancel)
    {
        if (_bell.Reader.TryRead(out _))
        {
            // The engine hands the output out before it writes it down.
            await Task.WhenAny(watching, Task.Delay(Soon, time, cancel)).ConfigureAwait(false);
            return true;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(watching, _bell.Reader.WaitToReadAsync(stop.Token).AsTask(), Task.Delay(patience, time, stop.Token)).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        cancel.ThrowIfCancellationRequested();
        return false;
    }

    // Ends when the container has: by then the engine has written all of its output.
    private async Task WatchAsync(LogFiles files, CancellationToken cancel)
    {
        var (life, wait) = (default(DateTimeOffset?), Soon);
        while (await Inspection.AskAsync(engine, dockerId, cancel).ConfigureAwait(false) is { Running: true } seen)
        {
            if (seen.StartedAt != life)
            {
                // A container that is started again has its output anew; one that is paused can not be attached to yet.
                life = await AttachAsync(files, cancel).ConfigureAwait(false) ? seen.StartedAt : null;
                wait = life is null ? wait : Soon;
            }

            await Task.Delay(wait, time, cancel).ConfigureAwait(false);
            wait = Longer(wait);
        }
    }

    // Returns at the end of the output; false when there was none to attach to.
    private async Task<bool> AttachAsync(LogFiles files, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/containers/{dockerId}/attach?stream=1&stdout=1&stderr=1", UriKind.Relative));
        using var response = await engine.Raw.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel).ConfigureAwait(false);
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict
            || await Inspection.AskAsync(engine, dockerId, cancel).ConfigureAwait(false) is not { Running: true })
        {
            // Paused, or over: the output of a container that does not run would be waited for until it runs again.
            return false;
        }

        response.EnsureSuccessStatusCode();
        await using var output = await response.Content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
        var buffer = new byte[65_536];
        while (await output.ReadAsync(buffer, cancel).ConfigureAwait(false) > 0)
        {
            _bell.Writer.TryWrite(true);
            files.KeepUp();
            await RelieveAsync(files, cancel).ConfigureAwait(false);
        }

        return true;
    }

    private static TimeSpan Longer(TimeSpan wait) => wait * 2 < Seldom ? wait * 2 : Seldom;

    private async Task RelieveAsync(LogFiles files, CancellationToken cancel)
    {
        while (files.Backlog > options.MostBacklog)
        {
            if (options.Blocks)
            {
                await Task.Delay(Soon, time, cancel).ConfigureAwait(false);
                files.KeepUp();
            }
            else if (files.DropOldest() is { } lines)
            {
                Interlocked.Add(ref _dropped, lines);
                LogDropped(lines, dockerId, options.MostBacklog);
            }
            else
            {
                return;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} log lines of container {Id} are dropped: {Most} bytes wait to be shipped already")]
    private partial void LogDropped(long count, string id, long most);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Log lines of container {Id} are lost: the engine removed them before they could be read")]
    private partial void LogGap(string id);
}
