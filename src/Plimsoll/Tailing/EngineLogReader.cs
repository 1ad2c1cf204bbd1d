using Plimsoll.Agent;

namespace Plimsoll.Tailing;

/// <summary>Reads what the engine on this machine keeps of a container's output.</summary>
/// <param name="engine">The engine.</param>
/// <param name="log">The container.</param>
/// <param name="from">Where to begin.</param>
internal sealed class EngineLogReader(EngineLogs engine, ContainerLog log, LogBeginning from) : ILogReader
{
    private const long MillisecondInNanoseconds = 1_000_000;
    private long _after = (from.Since?.ToUnixTimeMilliseconds() * MillisecondInNanoseconds) ?? 0;
    private int? _most = from.Last;

    public string? Complaint { get; private set; }

    public async Task<IReadOnlyList<LogLine>> NextAsync(CancellationToken cancel)
    {
        if (log.RuntimeId is not { } id)
        {
            Complaint = $"container {log.Container} of task {log.Task} was never made";
            return [];
        }

        try
        {
            if (await engine.ReadAsync(id, _after, _most, cancel) is not { } lines)
            {
                Complaint = $"the engine on this machine has no log of container {log.Container} of task {log.Task}"
                    + (log.Driver is null ? ": it is gone, or on another machine" : $": its log driver is {log.Driver}");
                return [];
            }

            (Complaint, _most) = (null, null);
            _after = lines is [.., var last] ? last.Nanoseconds : _after;
            return [.. lines.Select(line => new LogLine(log.Task, log.Container, line.Nanoseconds, line.Text))];
        }
        catch (HttpRequestException error)
        {
            Complaint = $"the engine on this machine does not answer: {error.Message}";
            return [];
        }
    }
}
