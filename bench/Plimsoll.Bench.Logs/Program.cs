using System.Globalization;
using Plimsoll.Bench.Logs;

// Throughput of Logs on this machine: dotnet run -c Release --project bench/Plimsoll.Bench.Logs [events [insights]]
// The shipping of a container's log to a server that runs: eval "$(plimsoll env)", then the same with: follow [lines]
if (args is ["follow", ..])
{
    await FollowerBench.RunAsync(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 400_000);
    return;
}

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
