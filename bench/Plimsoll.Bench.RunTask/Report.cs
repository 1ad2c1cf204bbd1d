using System.Diagnostics;
using Plimsoll.Ecs.Model;

namespace Plimsoll.Bench.RunTask;

/// <summary>Times calls of each kind, over one connection and over eight.</summary>
internal static class Report
{
    private const int WarmUp = 200;
    private const int Connections = 8;

    private static readonly (string Name, string Members)[] Kinds =
    [
        ("spread zone, binpack memory", "'placementStrategy':[{'type':'spread','field':'attribute:ecs.availability-zone'},{'type':'binpack','field':'memory'}]"),
        ("default (random)", "'startedBy':'bench'"),
        ("memberOf, random", "'placementConstraints':[{'type':'memberOf','expression':'attribute:stack == prod and attribute:ecs.instance-type =~ m5.*'}]"),
    ];

    public static async Task RunAsync(Server server, int calls)
    {
        Console.WriteLine($"{Population.Instances:N0} instances, {Population.Tasks:N0} running tasks; RunTask of ten tasks, {calls} calls of each kind");
        Console.WriteLine("connections  kind                             p50 ms    p99 ms    max ms   calls/s   CPU ms a call");
        foreach (var (_, members) in Kinds)
        {
            await MeasureAsync(server, members, 1, WarmUp);
        }

        var (heap, tasks) = (GC.GetTotalMemory(forceFullCollection: true), Tasks(server));
        foreach (var connections in new[] { 1, Connections })
        {
            foreach (var (name, members) in Kinds)
            {
                var (times, seconds, cpu) = await MeasureAsync(server, members, connections, calls);
                Array.Sort(times);
                Console.WriteLine(
                    $"{connections,11}  {name,-30}{At(times, 0.5),9:F2}{At(times, 0.99),10:F2}{times[^1],10:F2}{times.Length / seconds,10:F0}{cpu / times.Length,12:F2}");
            }
        }

        Console.WriteLine($"kept for each task: {(GC.GetTotalMemory(forceFullCollection: true) - heap) / (Tasks(server) - tasks):N0} bytes");
    }

    private static int Tasks(Server server) => server.Cell.Peek(view => view.Count(EcsTables.Tasks));

    private static double At(double[] sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];

    private static async Task<(double[] Times, double Seconds, double CpuMilliseconds)> MeasureAsync(Server server, string members, int connections, int calls)
    {
        using var process = Process.GetCurrentProcess();
        var input = $"{{'cluster':'{Population.Cluster}','taskDefinition':'{Population.Definition}','count':10,{members}}}".Replace('\'', '"');
        var before = process.TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var caller = new Caller(server.Address);
            var took = new double[calls / connections];
            for (var i = 0; i < took.Length; i++)
            {
                took[i] = await caller.CallAsync(input);
            }

            return took;
        })));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        process.Refresh();
        return ([.. times.SelectMany(some => some)], seconds, (process.TotalProcessorTime - before).TotalMilliseconds);
    }
}
