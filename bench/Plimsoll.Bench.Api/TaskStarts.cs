using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Plimsoll.Wire.Client;

namespace Plimsoll.Bench.Api;

/// <summary>RunTask to RUNNING beside <c>docker run -d</c> of the same image, in turn; then what fifty running tasks cost when idle.</summary>
/// <param name="server">A server with one local instance.</param>
internal sealed class TaskStarts(ServerProcess server) : IDisposable
{
    private const string Image = "plimsoll-bench:1";
    private const int Rounds = 25;
    private const int Running = 50;
    private static readonly JsonTypeInfo<JsonObject> Shape = (JsonTypeInfo<JsonObject>)JsonSerializerOptions.Default.GetTypeInfo(typeof(JsonObject));
    private static readonly TimeSpan IdleFor = TimeSpan.FromSeconds(30);
    private readonly HttpClient _http = new();

    private AwsClient Client => field ??= new AwsClient(
        _http, new Uri($"http://127.0.0.1:{server.Port}"), "us-east-1", () => ServerProcess.Keys, TimeProvider.System);

    public async Task RunAsync()
    {
        BuildImage();
        await CallAsync("RegisterTaskDefinition", Definition());
        var (task, docker) = (new List<double>(), new List<double>());
        for (var round = -2; round < Rounds; round++)
        {
            var ours = await OneTaskAsync();
            var theirs = OneContainer();
            if (round >= 0)
            {
                task.Add(ours);
                docker.Add(theirs);
            }
        }

        Print("RunTask to RUNNING", task);
        Print("docker run -d", docker);
        var ratios = task.Zip(docker, (ours, theirs) => ours / theirs).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio, pair by pair             median {ratios[Rounds / 2]:F2}"));
        await IdleAsync();
    }

    public void Dispose() => _http.Dispose();

    private async Task IdleAsync()
    {
        for (var started = 0; started < Running; started += 10)
        {
            await CallAsync("RunTask", new JsonObject { ["taskDefinition"] = "bench", ["count"] = 10 });
        }

        while ((await CallAsync("DescribeClusters", []))["clusters"]![0]!["runningTasksCount"]!.GetValue<int>() < Running)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }

        await Task.Delay(IdleFor, TimeProvider.System);
        server.CpuSecondsSince();
        await Task.Delay(IdleFor, TimeProvider.System);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"control plane and agent with {Running} running tasks, idle: {server.CpuSecondsSince() / IdleFor.TotalSeconds:P2} of one CPU, {server.ResidentMiB():F0} MiB resident"));
    }

    private async Task<double> OneTaskAsync()
    {
        var since = Stopwatch.GetTimestamp();
        var made = await CallAsync("RunTask", new JsonObject { ["taskDefinition"] = "bench" });
        var arn = made["tasks"]![0]!["taskArn"]!.GetValue<string>();
        while ((await CallAsync("DescribeTasks", new JsonObject { ["tasks"] = new JsonArray(arn) }))["tasks"]![0]!["lastStatus"]!.GetValue<string>() != "RUNNING")
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }

        var taken = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        await CallAsync("StopTask", new JsonObject { ["task"] = arn });
        while ((await CallAsync("DescribeTasks", new JsonObject { ["tasks"] = new JsonArray(arn) }))["tasks"]![0]!["lastStatus"]!.GetValue<string>() != "STOPPED")
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        return taken;
    }

    private static double OneContainer()
    {
        var since = Stopwatch.GetTimestamp();
        var id = Docker("run", "-d", Image, "sleep", "600").Trim();
        var taken = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        Docker("rm", "-f", id);
        return taken;
    }

    private static JsonObject Definition() => new()
    {
        ["family"] = "bench",
        ["containerDefinitions"] = new JsonArray(new JsonObject
        {
            ["name"] = "main", ["image"] = Image, ["memory"] = 16, ["stopTimeout"] = 2, ["command"] = new JsonArray("sleep", "600"),
        }),
    };

    private static void BuildImage()
    {
        var context = Directory.CreateTempSubdirectory("plimsoll-bench-image-");
        File.Copy("/bin/busybox", Path.Combine(context.FullName, "sleep"));
        File.WriteAllText(Path.Combine(context.FullName, "Dockerfile"), "FROM scratch\nCOPY sleep /bin/sleep\n");
        Docker("build", "-q", "-t", Image, context.FullName);
        context.Delete(recursive: true);
    }

    private static string Docker(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("docker", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"docker {arguments[0]} ended with code {process.ExitCode}.");
    }

    private static void Print(string name, List<double> times)
    {
        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name,-31} median {times[Rounds / 2],5:F0} ms   least {times[0],5:F0}   most {times[^1],5:F0}   ({Rounds} rounds)"));
    }

    private Task<JsonObject> CallAsync(string operation, JsonObject input) =>
        Client.CallAsync("ecs", $"AmazonEC2ContainerServiceV20141113.{operation}", input, Shape, Shape, CancellationToken.None);
}
