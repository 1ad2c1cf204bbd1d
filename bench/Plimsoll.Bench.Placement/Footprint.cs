using Plimsoll.Placement;
using Plimsoll.Placement.Strategies;

namespace Plimsoll.Bench.Placement;

/// <summary>Managed memory for an instance and for a task, names and attributes included.</summary>
internal static class Footprint
{
    public static void Run()
    {
        const int Instances = 10_000;
        const int Tasks = 200_000;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var fleet = Clusters.Create(Instances, 20);
        var empty = GC.GetTotalMemory(forceFullCollection: true);
        var chance = new SeededChance(3);
        var runner = new Runner(fleet, chance);
        runner.Fill(Workload.Services(100, StrategyChain.ServiceDefault, chance), Tasks);
        var full = GC.GetTotalMemory(forceFullCollection: true);
        Console.WriteLine($"memory: {(empty - before) / Instances} bytes an instance, {(full - empty) / runner.Tasks} bytes a task");
        GC.KeepAlive(fleet);
    }
}
