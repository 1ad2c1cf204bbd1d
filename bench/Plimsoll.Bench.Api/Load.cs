using System.Diagnostics;

namespace Plimsoll.Bench.Api;

/// <summary>Sends one call over and over on several connections at once.</summary>
internal static class Load
{
    public static Result Run(int port, Func<Call> call, int connections, TimeSpan time)
    {
        var started = Stopwatch.GetTimestamp();
        var samples = new List<double>[connections];
        var threads = Enumerable.Range(0, connections).Select(one => new Thread(() => samples[one] = Loop(port, call(), started, time))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return new Result([.. samples.SelectMany(one => one).Order()], Stopwatch.GetElapsedTime(started));
    }

    private static List<double> Loop(int port, Call call, long started, TimeSpan time)
    {
        var samples = new List<double>(1 << 16);
        using var connection = new Connection(port);
        while (Stopwatch.GetElapsedTime(started) < time)
        {
            var sent = Stopwatch.GetTimestamp();
            connection.Call(call.Bytes());
            samples.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }

        return samples;
    }
}

/// <summary>What a run measured.</summary>
/// <param name="Milliseconds">Time of each call, sorted.</param>
/// <param name="Took">Time of the run.</param>
internal sealed record Result(double[] Milliseconds, TimeSpan Took)
{
    public double PerSecond => Milliseconds.Length / Took.TotalSeconds;

    public double Percentile(double share) => Milliseconds[(int)Math.Min(Milliseconds.Length - 1, Milliseconds.Length * share)];
}
