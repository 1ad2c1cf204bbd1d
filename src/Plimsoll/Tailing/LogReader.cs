using System.Globalization;
using Plimsoll.Client;
using Plimsoll.Planning;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Tailing;

/// <summary>Reads a container's output on from where it was left: its stream of CloudWatch Logs, or through the server what its engine keeps.</summary>
/// <param name="ecs">Calls the server.</param>
/// <param name="container">The container.</param>
/// <param name="from">Where to begin.</param>
internal sealed class LogReader(EcsClient ecs, ContainerName container, LogBeginning from) : ILogReader
{
    /// <summary>What the engine gives at once.</summary>
    public const int MostLines = 10_000;

    private DateTimeOffset? _last;
    private int _seenOfLast;
    private LogStream? _stream;
    private string? _token;

    public string? Complaint { get; private set; }

    public async Task<IReadOnlyList<LogLine>> NextAsync(CancellationToken cancel)
    {
        try
        {
            Complaint = null;
            return _stream is not null || await EngineAsync(cancel) is not { } lines ? await StreamAsync(cancel) : lines;
        }
        catch (AwsException error)
        {
            // A stream comes with its first line.
            Complaint = $"{container.Task}/{container.Container}: {error.Code}: {error.Message}";
            return [];
        }
    }

    // Null when the lines are in a stream.
    private async Task<IReadOnlyList<LogLine>?> EngineAsync(CancellationToken cancel)
    {
        var output = await new OutputReader(ecs).AskAsync(
            container.TaskArn, container.Container, _last is null ? from.Last ?? MostLines : MostLines, _last ?? from.Since, cancel);
        if (output.LogStream is { } stream)
        {
            _stream = stream;
            return null;
        }

        Complaint = output.Unavailable is { } why ? $"{container.Task}/{container.Container}: {why}" : null;
        var lines = output.Lines ?? [];

        // Asked for with the time of the last line, that line comes again, and those of the same moment.
        var fresh = lines.Where(line => _last is null || line.At > _last).ToList();
        if (_last is null && from.Last is null && lines.Count == MostLines)
        {
            fresh.Insert(0, new OutputLine(lines[0].At, string.Create(CultureInfo.InvariantCulture, $"[lines left out: only the last {MostLines} are kept at hand]")));
        }

        if (_last is { } last)
        {
            fresh = [.. lines.Where(line => line.At == last).Skip(_seenOfLast), .. fresh];
            if (lines.Count == MostLines && lines[0].At > last)
            {
                fresh.Insert(0, new OutputLine(lines[0].At, string.Create(CultureInfo.InvariantCulture, $"[lines left out: more than {MostLines} since the last look]")));
            }
        }

        if (lines is [.., var newest])
        {
            (_last, _seenOfLast) = (newest.At, lines.Count(line => line.At == newest.At));
        }

        return [.. fresh.Select(line => Line(line.At ?? default, line.Message ?? ""))];
    }

    private async Task<IReadOnlyList<LogLine>> StreamAsync(CancellationToken cancel)
    {
        var logs = new LogsClient(ecs.In(_stream!.Region!));
        var found = new List<LogLine>();
        while (true)
        {
            var page = await logs.StreamAsync(Request(_stream), cancel);
            found.AddRange(page.Events.Select(one => Line(DateTimeOffset.FromUnixTimeMilliseconds(one.Timestamp), one.Message)));
            var isEnd = page.NextForwardToken == _token || (_token is null && from.Last is not null);
            _token = page.NextForwardToken;
            if (isEnd)
            {
                return found;
            }
        }
    }

    private GetLogEventsRequest Request(LogStream stream) => _token is { } token
        ? new GetLogEventsRequest(stream.LogGroupName!, stream.LogStreamName!) { NextToken = token, StartFromHead = true }
        : new GetLogEventsRequest(stream.LogGroupName!, stream.LogStreamName!)
        {
            StartFromHead = from.Last is null, Limit = from.Last, StartTime = from.Since?.ToUnixTimeMilliseconds(),
        };

    private LogLine Line(DateTimeOffset at, string text) => new(container.Task, container.Container, at, text);
}
