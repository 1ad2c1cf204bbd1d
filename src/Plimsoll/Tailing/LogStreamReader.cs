using Plimsoll.Client;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Tailing;

/// <summary>Reads a container's stream of CloudWatch Logs.</summary>
/// <param name="logs">Calls the server, in the region of the stream.</param>
/// <param name="log">The container.</param>
/// <param name="place">Its stream.</param>
/// <param name="from">Where to begin.</param>
internal sealed class LogStreamReader(LogsClient logs, ContainerLog log, LogStreamPlace place, LogBeginning from) : ILogReader
{
    private const long MillisecondInNanoseconds = 1_000_000;
    private string? _token;

    public string? Complaint { get; private set; }

    public async Task<IReadOnlyList<LogLine>> NextAsync(CancellationToken cancel)
    {
        var found = new List<LogLine>();
        try
        {
            while (true)
            {
                var page = await logs.StreamAsync(Request(), cancel);
                found.AddRange(page.Events.Select(one => new LogLine(log.Task, log.Container, one.Timestamp * MillisecondInNanoseconds, one.Message)));
                Complaint = null;
                var isEnd = page.NextForwardToken == _token || (_token is null && from.Last is not null);
                _token = page.NextForwardToken;
                if (isEnd)
                {
                    return found;
                }
            }
        }
        catch (AwsException error) when (error.Code == "ResourceNotFoundException")
        {
            // The stream comes with its first line.
            Complaint = $"{place.Group} has no stream {place.Stream} (yet): {error.Message}";
            return found;
        }
    }

    private GetLogEventsRequest Request() => _token is { } token
        ? new GetLogEventsRequest(place.Group, place.Stream) { NextToken = token, StartFromHead = true }
        : new GetLogEventsRequest(place.Group, place.Stream)
        {
            StartFromHead = from.Last is null, Limit = from.Last, StartTime = from.Since?.ToUnixTimeMilliseconds(),
        };
}
