using System.Diagnostics;

namespace Plimsoll.Bench.RunTask;

/// <summary>What the disk alone takes to make 64 KiB durable, about what a call writes: nothing durable can be faster.</summary>
internal static class Flushes
{
    private const int Rounds = 400;

    public static void Run(string path)
    {
        var bytes = new byte[64 * 1024];
        var times = new double[Rounds];
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var i = 0; i < Rounds; i++)
        {
            var started = Stopwatch.GetTimestamp();
            file.Write(bytes);
            file.Flush(flushToDisk: true);
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        Console.WriteLine($"a flush of 64 KiB alone: p50 {times[Rounds / 2]:F2} ms, p99 {times[Rounds * 99 / 100]:F2} ms, max {times[^1]:F2} ms");
    }
}
