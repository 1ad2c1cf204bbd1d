using System.Globalization;
using System.Net;
using System.Threading.Channels;
using Plimsoll.Agent.Containers;

namespace Plimsoll.Agent.Logs;

/// <summary>
/// A container's log as the engine's API streams it: for agents that may not read Docker's files. The stream repeats and loses entries
/// where the file rotates, so the log that is read this way does not.
/// </summary>
internal sealed class EngineLogSource(DockerEngine engine, string dockerId, bool terminal) : ILogSource
{
    public bool HasGap => false;

    public long Dropped => 0;

    public async Task ReadAsync(LogPlace from, ChannelWriter<(LogEntry Entry, LogPlace End)> writer, CancellationToken cancel)
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
    }
}
