using System.Diagnostics;
using System.Globalization;

namespace Plimsoll.Bench.Registry;

/// <summary>Does one thing over and over on several connections at once.</summary>
internal static class Load
{
    /// <summary>Runs until it is to stop and each connection has done its thing once.</summary>
    /// <param name="registry">The server.</param>
    /// <param name="connections">Connections at once.</param>
    /// <param name="goOn">Asked after each time with the time that passed.</param>
    /// <param name="act">The thing; it is given the connection and its number.</param>
    public static Sample Run(Registry registry, int connections, Predicate<TimeSpan> goOn, Action<Connection, int> act)
    {
        registry.CpuSecondsSince();
        var started = Stopwatch.GetTimestamp();
        var samples = new List<double>[connections];
        var failures = new Exception?[connections];
        var threads = Enumerable.Range(0, connections).Select(one => new Thread(() =>
        {
            try
            {
                samples[one] = Loop(registry, one, started, goOn, act);
            }
            catch (Exception error)
            {
                failures[one] = error;
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return failures.FirstOrDefault(error => error is not null) is { } failed
            ? throw new InvalidOperationException($"{registry.Name} failed.", failed)
            : new Sample([.. samples.SelectMany(one => one).Order()], Stopwatch.GetElapsedTime(started), registry.CpuSecondsSince());
    }

    private static List<double> Loop(Registry registry, int number, long started, Predicate<TimeSpan> goOn, Action<Connection, int> act)
    {
        var samples = new List<double>();
        using var connection = new Connection(registry);
        do
        {
            var sent = Stopwatch.GetTimestamp();
            act(connection, number);
            samples.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }
        while (goOn(Stopwatch.GetElapsedTime(started)));
        return samples;
    }
}

/// <summary>What a run measured.</summary>
/// <param name="Milliseconds">Time of each call, sorted.</param>
/// <param name="Took">Time of the run.</param>
/// <param name="CpuSeconds">Processor time of the server.</param>
internal sealed record Sample(double[] Milliseconds, TimeSpan Took, double CpuSeconds)
{
    public double PerSecond => Milliseconds.Length / Took.TotalSeconds;

    public double CpuMicrosecondsEach => CpuSeconds * 1e6 / Milliseconds.Length;

    public double Percentile(double share) => Milliseconds[(int)Math.Min(Milliseconds.Length - 1, Milliseconds.Length * share)];

    public string Describe(double bytes) => bytes > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{PerSecond * bytes / 1e6,6:F0} MB/s  p50 {Percentile(0.5),7:F1}  p99 {Percentile(0.99),7:F1} ms  CPU {CpuSeconds / (Milliseconds.Length * bytes / 1e9),5:F2} s/GB")
        : string.Create(CultureInfo.InvariantCulture, $"{PerSecond,6:F0} /s    p50 {Percentile(0.5),7:F2}  p99 {Percentile(0.99),7:F2} ms  CPU {CpuMicrosecondsEach,5:F0} µs");
}
