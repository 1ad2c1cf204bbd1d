using System.Globalization;
using Plimsoll.Bench.Logs;

// Throughput of Logs on this machine: dotnet run -c Release --project bench/Plimsoll.Bench.Logs [events [insights]]
var events = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
var directory = Directory.CreateTempSubdirectory("plimsoll-bench-logs");
try
{
    if (args.Length < 2)
    {
        await StoreBench.RunAsync(Path.Combine(directory.FullName, "store.db"), events);
        await OperationBench.RunAsync(Path.Combine(directory.FullName, "operations.db"), events / 5);
    }

    await InsightsBench.RunAsync(Path.Combine(directory.FullName, "insights.db"), events);
}
finally
{
    directory.Delete(recursive: true);
}
