using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Logs;

namespace Plimsoll.Agent;

/// <summary>What containers wrote, as an engine keeps it: for logs that no log driver took elsewhere.</summary>
/// <param name="dockerHost">DOCKER_HOST.</param>
public sealed class EngineLogs(Uri dockerHost) : IDisposable
{
    private const long Second = 1_000_000_000;
    private readonly HttpClient _http = UnixHttp.Connect(dockerHost);

    /// <summary>The lines of a container after a time, oldest first; null when the engine has none of it.</summary>
    /// <param name="container">The container's id on the engine.</param>
    /// <param name="after">Nanoseconds since 1970; 0 for all.</param>
    /// <param name="most">Only so many of the last lines; null for all.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="HttpRequestException">The engine does not answer.</exception>
    public async Task<IReadOnlyList<EngineLine>?> ReadAsync(string container, long after, int? most, CancellationToken cancel)
    {
        if (await HasTerminalAsync(container, cancel).ConfigureAwait(false) is not { } terminal)
        {
            return null;
        }

        var since = string.Create(CultureInfo.InvariantCulture, $"{(after + 1) / Second}.{(after + 1) % Second:000000000}");
        var tail = most?.ToString(CultureInfo.InvariantCulture) ?? "all";
        using var response = await _http.GetAsync(
            new Uri($"/containers/{container}/logs?stdout=1&stderr=1&timestamps=1&since={since}&tail={tail}", UriKind.Relative),
            HttpCompletionOption.ResponseHeadersRead, cancel).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            // Gone meanwhile, or its log driver keeps nothing here.
            return null;
        }

        var lines = new List<EngineLine>();
        var text = new StringBuilder();
        await using var stream = await response.Content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
        await foreach (var entry in LogFrames.ReadAsync(stream, terminal, cancel).ConfigureAwait(false))
        {
            text.Append(entry.Text);
            if (entry.EndsLine)
            {
                lines.Add(new EngineLine(entry.Nanoseconds, text.ToString()));
                text.Clear();
            }
        }

        return lines;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<bool?> HasTerminalAsync(string container, CancellationToken cancel)
    {
        using var response = await _http.GetAsync(new Uri($"/containers/{container}/json", UriKind.Relative), cancel).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        response.EnsureSuccessStatusCode();
        await using var stream = await response.Content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
        using var document = await JsonDocument.ParseAsync(stream, cancellationToken: cancel).ConfigureAwait(false);
        return document.RootElement.GetProperty("Config").GetProperty("Tty").GetBoolean();
    }
}

/// <summary>A line that a container wrote.</summary>
/// <param name="Nanoseconds">When, since 1970.</param>
/// <param name="Text">What.</param>
public sealed record EngineLine(long Nanoseconds, string Text);
