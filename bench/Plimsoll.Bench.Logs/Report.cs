using System.Diagnostics;
using System.Globalization;

namespace Plimsoll.Bench.Logs;

internal static class Report
{
    /// <summary>
    /// Prints events a second, processor time for each event (which other work on the machine does not change much), and
    /// what <paramref name="more"/> says besides.
    /// </summary>
    public static async Task<int> MeasureAsync(string name, Func<Task<int>> work, Func<double, string>? more = null)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var events = await work();
        var seconds = watch.Elapsed.TotalSeconds;
        process.Refresh();
        var cpu = (process.TotalProcessorTime - before).TotalMicroseconds / Math.Max(1, events);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-48} {events / seconds,10:N0} events/s  {cpu,6:N1} µs of CPU each  {more?.Invoke(seconds)}"));
        return events;
    }
}
