namespace Plimsoll.Tailing;

/// <summary>Reads the output of a task's or a service's containers, once or for as long as somebody looks.</summary>
/// <param name="find">Finds the containers; asked again while following, for a service's tasks come and go.</param>
/// <param name="open">Makes the reader of one.</param>
/// <param name="output">Where lines go.</param>
/// <param name="errors">Where it is said why there are none.</param>
/// <param name="timestamps">Whether lines bear their times.</param>
/// <param name="time">Clock between two looks.</param>
internal sealed class LogTail(
    Func<CancellationToken, Task<IReadOnlyList<ContainerName>>> find,
    Func<ContainerName, ILogReader> open,
    TextWriter output,
    TextWriter errors,
    bool timestamps,
    TimeProvider time)
{
    private const int LooksBetweenTasks = 4;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);
    private readonly Dictionary<ContainerName, ILogReader> _readers = [];

    /// <summary>Prints what is there; with <paramref name="follow"/> goes on until cancelled.</summary>
    /// <returns>False when nothing could be read of any container.</returns>
    public async Task<bool> RunAsync(bool follow, CancellationToken cancel)
    {
        var printer = new LogPrinter(output);
        for (var look = 0; ; look++)
        {
            if (look % LooksBetweenTasks == 0)
            {
                await OpenAsync(cancel);
            }

            var lines = new List<LogLine>();
            foreach (var reader in _readers.Values)
            {
                lines.AddRange(await reader.NextAsync(cancel));
            }

            printer.Write(lines, _readers.Count > 1, timestamps);
            if (!follow)
            {
                return Complain();
            }

            await Task.Delay(BetweenLooks, time, cancel);
        }
    }

    private async Task OpenAsync(CancellationToken cancel)
    {
        foreach (var log in await find(cancel))
        {
            // Its reader stays, whatever becomes of the container: another one would begin at the beginning.
            if (!_readers.ContainsKey(log))
            {
                _readers.Add(log, open(log));
            }
        }
    }

    private bool Complain()
    {
        var complaints = _readers.Values.Select(reader => reader.Complaint).OfType<string>().ToList();
        complaints.ForEach(errors.WriteLine);
        if (_readers.Count == 0)
        {
            errors.WriteLine("no task of it is known: stopped ones are forgotten after an hour");
        }

        return complaints.Count < _readers.Count;
    }
}
