using Plimsoll.Placement;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Strategies;

namespace Plimsoll.Bench.Placement;

/// <summary>How many equal instances 8,000 tasks open: the strategies, two classic heuristics, and bounds below which nobody can go.</summary>
internal static class QualityRun
{
    private const int Tasks = 8_000;
    private const int Shapes = 60;
    private const int Cpu = 16 * 1024;
    private const int Memory = 64 * 1024;

    public static void Run()
    {
        var chance = new SeededChance(2026);
        var shapes = Enumerable.Range(0, Shapes).Select(_ => Shape(chance)).ToArray();
        var tasks = Enumerable.Range(0, Tasks).Select(_ => shapes[chance.Next(Shapes)]).ToArray();
        Console.WriteLine($"{Tasks} tasks of {Shapes} shapes on instances of {Cpu} CPU units and {Memory} MiB: instances opened");
        Console.WriteLine($"  sum bound                         {SumBound(tasks)}");
        Console.WriteLine($"  column generation bound (OR-Tools) {ColumnBound.Of(tasks, Cpu, Memory)}");
        Print("best fit decreasing", PackingHeuristics.BestFitDecreasing(tasks, Cpu, Memory));
        Print("first fit decreasing", PackingHeuristics.FirstFitDecreasing(tasks, Cpu, Memory));
        Print("first fit", PackingHeuristics.FirstFit(tasks, Cpu, Memory));
        Print("Plimsoll binpack(memory)", Place(tasks, ("binpack", "memory")));
        Print("Plimsoll binpack(cpu)", Place(tasks, ("binpack", "cpu")));
        Print("Plimsoll binpack(memory), biggest first", Place([.. PackingHeuristics.Decreasing(tasks, Cpu, Memory)], ("binpack", "memory")));
        Print("Plimsoll random", Place(tasks, ("random", null)));
    }

    private static void Print(string name, int opened) => Console.WriteLine($"  {name,-42} {opened}");

    private static Demand Shape(SeededChance chance)
    {
        var cpu = 128 * (1 + chance.Next(40));
        // Memory follows CPU loosely, from 1 to 8 GiB a vCPU, as instance families do.
        return new Demand { Cpu = cpu, Memory = Math.Max(128, cpu * (1 + chance.Next(8)) / 128 * 128) };
    }

    private static int SumBound(Demand[] tasks) => (int)Math.Max(
        Math.Ceiling(tasks.Sum(task => (double)task.Cpu) / Cpu),
        Math.Ceiling(tasks.Sum(task => (double)task.Memory) / Memory));

    private static int Place(Demand[] tasks, (string Type, string? Field) strategy)
    {
        var fleet = new Fleet();
        var room = strategy.Type == "random" ? SumBound(tasks) * 5 / 4 : Tasks;
        for (var i = 0; i < room; i++)
        {
            fleet.PutInstance(new FleetInstance { Id = $"i{i}", Cpu = Cpu, Memory = Memory });
        }

        var chance = new SeededChance(1);
        var chain = Workload.Chain(strategy);
        var runner = new Runner(fleet, chance);
        runner.Fill(i => new PlacementRequest { Demand = tasks[i], Group = "family:q", Strategies = chain, Explain = false }, tasks.Length);
        var opened = fleet.Instances.Count(instance => fleet.TasksOn(instance.Id).Count > 0);
        return runner.Refused == 0 ? opened : -runner.Refused;
    }
}
