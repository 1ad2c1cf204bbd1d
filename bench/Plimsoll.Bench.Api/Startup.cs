using System.Diagnostics;
using System.Globalization;

namespace Plimsoll.Bench.Api;

/// <summary>From the start of the process to the first answered, signed call.</summary>
internal static class Startup
{
    private const int Runs = 20;

    public static void Report(string binary)
    {
        var fresh = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var started = Stopwatch.GetTimestamp();
            using var server = ServerProcess.Start(binary);
            using var connection = new Connection(server.Port);
            connection.Call(new Call(server.Port, "AmazonEC2ContainerServiceV20141113.ListClusters", "{}").Bytes());
            fresh.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        fresh.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"start to first answered call   median {fresh[Runs / 2]:F0} ms   least {fresh[0]:F0} ms   most {fresh[^1]:F0} ms   ({Runs} runs, new data directory each)"));
    }
}
