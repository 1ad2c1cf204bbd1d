using System.Globalization;
using Plimsoll.Bench.Registry;

// Measures the registry beside Debian's docker-registry: same disk, same run, in turn, the same client.
// Arguments: path of the binary, "raw" (default) or "docker", rounds (default 3), seconds per measurement (default 4), one name alone.
if (args.Length == 0)
{
    await Console.Error.WriteLineAsync("usage: Plimsoll.Bench.Registry PATH-OF-PLIMSOLL [raw|docker] [ROUNDS] [SECONDS] [NAME]");
    return 2;
}

var rounds = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 3;
if (args is [var program, "docker", ..])
{
    await DockerRun.RunAsync(program, rounds);
    return 0;
}

var seconds = TimeSpan.FromSeconds(args.Length > 3 ? double.Parse(args[3], CultureInfo.InvariantCulture) : 4);
using var scenario = new Scenario();
await new Comparison(args[0], rounds, args.Length > 4 ? args[4] : "").RunAsync(scenario, seconds);
return 0;
