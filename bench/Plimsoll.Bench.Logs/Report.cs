using System.Diagnostics;
using System.Globalization;

namespace Plimsoll.Bench.Logs;

internal static class Report
{
    /// <summary>Prints events a second, and what <paramref name="more"/> says besides.</summary>
    public static async Task<int> MeasureAsync(string name, Func<Task<int>> work, Func<double, string>? more = null)
    {
        var watch = Stopwatch.StartNew();
        var events = await work();
        var seconds = watch.Elapsed.TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-48} {events / seconds,10:N0} events/s  {more?.Invoke(seconds)}"));
        return events;
    }
}
