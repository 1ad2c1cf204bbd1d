using System.Diagnostics;
using System.Text.Json;

namespace Plimsoll.Acceptance.Tests.Support;

/// <summary>
/// The published program with three container instances in three zones, signatures on, and the real <c>aws</c> pointed at it.
/// One for all tests of a class: starting containers is what takes time.
/// </summary>
public sealed class LocalCluster : IAsyncLifetime
{
    /// <summary>An image of nothing but busybox.</summary>
    public const string Image = "plimsoll-acceptance:1";

    /// <summary>A log group that is there.</summary>
    public const string LogGroup = "acceptance";

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("plimsoll-cluster-");
    private readonly Dictionary<string, string> _environment = [];
    private Process? _server;

    /// <summary>Starts the server, builds the image, makes the log group.</summary>
    public async ValueTask InitializeAsync()
    {
        await BuildImageAsync();
        await StartAsync();
        await AwsAsync("logs create-log-group --log-group-name " + LogGroup);
    }

    /// <summary>Starts the program, again over the same data when it ran before.</summary>
    public async Task StartAsync()
    {
        _server = Process.Start(new ProcessStartInfo(
            Repository.Binary(), ["up", "--port", "0", "--instances", "3", "--zones", "3", "--healthy-after", "2", "--data", _data.FullName]) { RedirectStandardOutput = true })!;
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(180));
        while (await _server.StandardOutput.ReadLineAsync(deadline.Token) is { } line)
        {
            if (line.Contains("answers at", StringComparison.Ordinal))
            {
                break;
            }
        }

        _ = _server.StandardOutput.ReadToEndAsync();
        var exports = await PlimsollAsync("env");
        foreach (var line in exports.Output.Split('\n').Where(line => line.StartsWith("export ", StringComparison.Ordinal)))
        {
            var pair = line["export ".Length..].Split('=', 2);
            _environment[pair[0]] = pair[1];
        }

        await Until(async () => (await AwsAsync("ecs list-container-instances --filter agentConnected==true"))
            .GetProperty("containerInstanceArns").GetArrayLength() == 3, "three connected instances");
    }

    /// <summary>Directory of the agents of the instances.</summary>
    internal string AgentFiles => Path.Combine(_data.FullName, "instances");

    /// <summary>Ctrl-C, once.</summary>
    /// <returns>The exit code; null when it did not end within a minute.</returns>
    internal async Task<int?> InterruptAsync()
    {
        await Command.RunAsync("kill", ["-s", "INT", $"{_server!.Id}"]);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            await _server.WaitForExitAsync(patience.Token);
            return _server.ExitCode;
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
            return null;
        }
    }

    /// <summary>SIGKILL to the server; its containers go on.</summary>
    public async Task KillAsync()
    {
        _server!.Kill();
        await _server.WaitForExitAsync();
        _server.Dispose();
    }

    /// <summary>Runs <c>plimsoll</c> over the data directory.</summary>
    internal Task<Command> PlimsollAsync(params string[] arguments) =>
        Command.RunAsync(Repository.Binary(), [.. arguments, "--data", _data.FullName]);

    /// <summary>Runs <c>aws</c>; arguments apart by blanks, those with blanks follow in <paramref name="more"/>.</summary>
    /// <returns>What it printed, as JSON; null for nothing.</returns>
    internal async Task<JsonElement> AwsAsync(string arguments, params string[] more)
    {
        var run = await TryAwsAsync(arguments, more);
        Assert.True(run.Code == 0, $"aws {arguments}: {run.Error}");
        return run.Output.Length == 0 ? default : JsonElement.Parse(run.Output);
    }

    /// <summary>Runs <c>aws</c>, whatever comes of it.</summary>
    internal Task<Command> TryAwsAsync(string arguments, params string[] more) => TryAwsAsync(_environment, arguments, more);

    /// <summary>Runs <c>aws</c> with keys of somebody else, whatever comes of it.</summary>
    internal Task<Command> TryAwsAsAsync((string Id, string Secret) keys, string arguments) => TryAwsAsync(
        new Dictionary<string, string>(_environment) { ["AWS_ACCESS_KEY_ID"] = keys.Id, ["AWS_SECRET_ACCESS_KEY"] = keys.Secret }, arguments);

    private static Task<Command> TryAwsAsync(Dictionary<string, string> environment, string arguments, params string[] more) =>
        Command.RunAsync(
            "aws",
            [
                .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), .. more, "--output", "json",

                // Debian 12's does not read AWS_ENDPOINT_URL.
                "--endpoint-url", environment["AWS_ENDPOINT_URL"],
            ],
            environment);

    /// <summary>Registers a definition of one container.</summary>
    internal async Task<string> RegisterAsync(string family, string container, string task = "")
    {
        var definition = $$"""{"family":"{{family}}",{{task}}"containerDefinitions":[{"name":"main","image":"{{Image}}","memory":16,{{container}}}]}""";
        return (await AwsAsync("ecs register-task-definition --cli-input-json", definition))
            .GetProperty("taskDefinition").GetProperty("taskDefinitionArn").GetString()!;
    }

    /// <summary>Waits until a task has a status and returns it.</summary>
    internal async Task<JsonElement> UntilTaskAsync(string arn, string status)
    {
        JsonElement task = default;
        await Until(async () =>
        {
            task = (await AwsAsync("ecs describe-tasks --tasks " + arn)).GetProperty("tasks")[0];
            var last = task.GetProperty("lastStatus").GetString();
            Assert.True(last == status || last != "STOPPED", $"Waited for {status}, but the task stopped: {task}");
            return last == status;
        }, $"task {arn} {status}");
        return task;
    }

    /// <summary>Waits for a condition, three minutes at most.</summary>
    internal static async Task Until(Func<Task<bool>> condition, string what)
    {
        var since = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(since.Elapsed < TimeSpan.FromMinutes(3), $"Waited three minutes for {what}.");
        }
    }

    /// <summary>Ends the server and what ran, and removes the data.</summary>
    public async ValueTask DisposeAsync()
    {
        await PlimsollAsync("down");
        _server!.Dispose();
        _data.Delete(recursive: true);
    }

    private static async Task BuildImageAsync()
    {
        var context = Directory.CreateTempSubdirectory("plimsoll-image-");
        File.Copy("/bin/busybox", Path.Combine(context.FullName, "sh"));
        await File.WriteAllTextAsync(Path.Combine(context.FullName, "Dockerfile"), "FROM scratch\nCOPY sh /bin/sh\nCOPY sh /bin/busybox\n");
        var build = await Command.RunAsync("docker", ["build", "-q", "-t", Image, context.FullName]);
        context.Delete(recursive: true);
        Assert.True(build.Code == 0, build.Error);
    }
}
