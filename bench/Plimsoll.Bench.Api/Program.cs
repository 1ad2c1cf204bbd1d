using System.Globalization;
using Plimsoll.Bench.Api;

// Measures the published program as its users meet it: over HTTP, signed, with the durable store.
// Arguments: path of the binary, seconds per measurement (default 5), connections (default 8), one operation alone;
// or path of the binary and "tasks": real containers beside docker run; or and "slow": calls beside connections that hang.
if (args.Length == 0)
{
    await Console.Error.WriteLineAsync("usage: Plimsoll.Bench.Api PATH-OF-PLIMSOLL [SECONDS] [CONNECTIONS] [OPERATION]");
    return 2;
}

if (args is [var program, "tasks"])
{
    using var real = ServerProcess.Start(program, instances: 1);
    using var starts = new TaskStarts(real);
    await starts.RunAsync();
    real.Reset();
    return 0;
}

if (args is [var slowProgram, "slow"])
{
    using var flooded = ServerProcess.Start(slowProgram);
    using var others = new Calls(flooded);
    others.Prepare();
    SlowConnections.Report(flooded.Port, others.Measured.First(one => one.Name == "DescribeClusters").Call);
    return 0;
}

var seconds = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 5;
var connections = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 8;
var only = args.Length > 3 ? args[3] : null;
if (only is null)
{
    Startup.Report(args[0]);
}

using var server = ServerProcess.Start(args[0]);
await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"idle resident memory           {server.ResidentMiB():F1} MiB"));
using var calls = new Calls(server);
await using var agents = new Agents(calls);
calls.Prepare();
await agents.ConnectAsync(4);

foreach (var (name, call) in calls.Measured.Where(one => only is null || one.Name == only))
{
    Load.Run(server.Port, call, connections, TimeSpan.FromSeconds(Math.Min(1, seconds)));
    server.CpuSecondsSince();
    var result = Load.Run(server.Port, call, connections, TimeSpan.FromSeconds(seconds));
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-30} {result.PerSecond,8:F0}/s   p50 {result.Percentile(0.5),6:F2} ms   p99 {result.Percentile(0.99),6:F2} ms   max {result.Percentile(1),6:F1} ms   server CPU {server.CpuSecondsSince() / result.Milliseconds.Length * 1e6,4:F0} µs a call"));
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"resident memory at the end     {server.ResidentMiB():F1} MiB"));
return 0;
