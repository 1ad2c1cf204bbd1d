using System.Globalization;
using Plimsoll.Placement;
using Plimsoll.Placement.Strategies;

namespace Plimsoll.Bench.Placement;

/// <summary>Whole runs at the sizes that matter, three times each; prints medians.</summary>
internal static class ScaleRun
{
    private const int Repeats = 3;

    private static readonly (string Name, Action Run)[] Scenarios =
    [
        ("services", () => Measure("1,000 instances, 100,000 service tasks, spread zone + binpack memory + memberOf", 1_000, 100, 100_000,
            chance => Workload.Services(100, Workload.ZoneThenMemory, chance))),
        ("default", () => Measure("1,000 instances, 100,000 service tasks, default strategy", 1_000, 100, 100_000,
            chance => Workload.Services(100, StrategyChain.ServiceDefault, chance))),
        ("explained", () => Measure("1,000 instances, 20,000 service tasks, every decision explained", 1_000, 20, 20_000,
            chance => Workload.Services(100, Workload.ZoneThenMemory, chance, explain: true))),
        ("explained5k", () => Measure("5,000 instances, 20,000 service tasks, every decision explained", 5_000, 4, 20_000,
            chance => Workload.Services(100, Workload.ZoneThenMemory, chance, explain: true))),
        ("oneoff10k", () => Measure("10,000 instances, 200,000 one-off tasks, mixed strategies", 10_000, 20, 200_000, Workload.OneOff)),
        ("oneoff100k", () => Measure("100,000 instances, 500,000 one-off tasks, mixed strategies", 100_000, 5, 500_000, Workload.OneOff)),
        ("services100k", () => Measure("100,000 instances, 500,000 service tasks, default strategy", 100_000, 5, 500_000,
            chance => Workload.Services(500, StrategyChain.ServiceDefault, chance))),
        ("million", () => Measure("6,100 instances, 2,000,000 tasks of 100 services, spread zone + binpack memory", 6_100, 328, 2_000_000,
            chance => Workload.Services(100, Workload.ZoneThenMemory, chance))),
        ("growth", Growth.Run),
        ("memory", Footprint.Run),
    ];

    public static void Run(string? only)
    {
        foreach (var (name, run) in Scenarios)
        {
            if (only is null || only == name)
            {
                run();
            }
        }
    }

    public static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static void Measure(string title, int instances, int perInstance, int tasks, Func<IChance, Func<int, PlacementRequest>> workload)
    {
        var fills = new List<double>();
        var churns = new List<double>();
        var refused = 0;
        var slowest = 0.0;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var chance = new SeededChance(42);
            var fleet = Clusters.Create(instances, perInstance);
            var requests = workload(chance);
            var runner = new Runner(fleet, chance);
            fills.Add(runner.Fill(requests, tasks));
            slowest = Math.Max(slowest, tasks / fills[^1]);
            churns.Add(runner.Churn(requests, Math.Min(tasks, 100_000)));
            refused = runner.Refused;
        }

        Console.WriteLine($"{title}");
        Console.WriteLine($"  placed {Number(Median(fills))}/s (slowest whole run {slowest:F1} s), replaced {Number(Median(churns))}/s, not fitting {refused}");
    }
}
