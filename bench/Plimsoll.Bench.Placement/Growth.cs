using Plimsoll.Placement;
using Plimsoll.Placement.Strategies;

namespace Plimsoll.Bench.Placement;

/// <summary>What a placement costs as the cluster doubles, at the same load for each instance.</summary>
internal static class Growth
{
    private const int Pairs = 20_000;

    public static void Run()
    {
        // The first run also pays for compiling; it is not shown.
        Cost(1_000, chance => Workload.Services(100, Workload.ZoneThenMemory, chance));
        Console.WriteLine("microseconds for one removal and one placement, recorded, as the cluster doubles (20 tasks an instance)");
        Console.WriteLine("  instances   zone+memory   service default   binpack memory   random   one-off mixed");
        for (var instances = 1_000; instances <= 64_000; instances *= 2)
        {
            var cells = new[]
            {
                Cost(instances, chance => Workload.Services(100, Workload.ZoneThenMemory, chance)),
                Cost(instances, chance => Workload.Services(100, StrategyChain.ServiceDefault, chance)),
                Cost(instances, chance => Workload.Services(100, Workload.Chain(("binpack", "memory")), chance)),
                Cost(instances, chance => Workload.Services(100, Workload.Chain(("random", null)), chance)),
                Cost(instances, Workload.OneOff),
            };
            Console.WriteLine($"  {instances,9}   {cells[0],11:F2}   {cells[1],15:F2}   {cells[2],14:F2}   {cells[3],6:F2}   {cells[4],13:F2}");
        }
    }

    private static double Cost(int instances, Func<IChance, Func<int, PlacementRequest>> workload)
    {
        var chance = new SeededChance(7);
        var requests = workload(chance);
        var runner = new Runner(Clusters.Create(instances, 20), chance);
        runner.Fill(requests, instances * 19);
        return ScaleRun.Median(Enumerable.Range(0, 3).Select(_ => 1e6 / runner.Churn(requests, Pairs)));
    }
}
