using System.Globalization;
using Plimsoll.Bench.RunTask;

// Latency of RunTask over HTTP on this machine, and where its time goes; or how fast the service scheduler works:
// dotnet run -c Release --project bench/Plimsoll.Bench.RunTask [calls | services]
var calls = args.Length > 0 && args[0] != "services" ? int.Parse(args[0], CultureInfo.InvariantCulture) : 400;
var directory = Directory.CreateTempSubdirectory("plimsoll-bench-runtask");
try
{
    await using var server = await Server.StartAsync(Path.Combine(directory.FullName, "state.db"));
    await Population.FillAsync(server);
    Flushes.Run(Path.Combine(directory.FullName, "flush"));
    if (args.Contains("services"))
    {
        await ServiceRun.RunAsync(server);
        return;
    }

    await Report.RunAsync(server, calls);
    Flushes.Run(Path.Combine(directory.FullName, "flush"));
    await Parts.RunAsync(server);
}
finally
{
    directory.Delete(recursive: true);
}
