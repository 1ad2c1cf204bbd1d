using BenchmarkDotNet.Running;
using Plimsoll.Bench.Placement;

switch (args.FirstOrDefault())
{
    case "scale":
        ScaleRun.Run(args.Skip(1).FirstOrDefault());
        return 0;
    case "quality":
        QualityRun.Run();
        return 0;
    case "bench":
        BenchmarkSwitcher.FromAssembly(typeof(DecisionBenchmarks).Assembly).Run(args[1..]);
        return 0;
    default:
        Console.WriteLine("scale [SCENARIO]   rates, growth and memory of whole runs, one thread");
        Console.WriteLine("quality            instances opened against lower bounds");
        Console.WriteLine("bench [ARGS]       single decisions under BenchmarkDotNet");
        return 2;
}
