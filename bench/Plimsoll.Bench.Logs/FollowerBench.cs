using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.ControlPlane;
using Plimsoll.Agent.Logs;
using Plimsoll.Wire.Client;
using Plimsoll.Wire.Signing;

namespace Plimsoll.Bench.Logs;

/// <summary>
/// One container writes lines of 160 bytes as fast as it can; the agent's follower ships them to a server that runs, while
/// <c>docker logs --follow</c> of the same container is counted. Then the stream is read back and compared line by line.
/// </summary>
internal static class FollowerBench
{
    private const string Image = "plimsoll-bench-logs:1";

    public static async Task RunAsync(int lines)
    {
        await ShellAsync($"d=$(mktemp -d) && mkdir $d/bin && cp /bin/busybox $d/bin && tar -C $d -c . | docker import - {Image} && rm -r $d");
        try
        {
            foreach (var mode in new[] { "blocking", "non-blocking" })
            {
                await RunAsync(lines, mode);
            }
        }
        finally
        {
            await ShellAsync($"docker rmi {Image}");
        }
    }

    private static async Task RunAsync(int lines, string mode)
    {
        var group = string.Create(CultureInfo.InvariantCulture, $"bench-{Environment.ProcessId}-{mode}");
        var options = AwsLogsOptions.Parse(new Dictionary<string, string> { ["awslogs-group"] = group, ["awslogs-stream"] = "s", ["mode"] = mode }, Variable("AWS_DEFAULT_REGION"));
        var log = string.Join(' ', options.LocalLog().Select(it => $"--log-opt {it.Key}={it.Value}"));
        var program = $$"""BEGIN { for (i = 0; i < {{lines}}; i++) printf "%0160d\n", i }""";
        var id = (await ShellAsync($"docker create --log-driver json-file {log} {Image} /bin/busybox awk '{program}'")).Trim();
        var position = Path.GetTempFileName();
        try
        {
            using var http = new HttpClient();
            var keys = new SigningKeys(Variable("AWS_ACCESS_KEY_ID"), Variable("AWS_SECRET_ACCESS_KEY"), Environment.GetEnvironmentVariable("AWS_SESSION_TOKEN"));
            var client = new LogsClient(new AwsClient(http, new Uri(Variable("AWS_ENDPOINT_URL")), options.Region, () => keys, TimeProvider.System));
            var target = new LogTarget(client, group, "s", TimeProvider.System, new Random(7), NullLogger.Instance);
            await target.CreateAsync(createGroup: true, CancellationToken.None);
            await using var engine = new DockerEngine(new Uri("unix:///var/run/docker.sock"), TimeProvider.System, NullLoggerFactory.Instance);
            File.Delete(position);

            await ShellAsync($"docker start {id}");
            var clock = Stopwatch.StartNew();
            var docker = CountAsync(id, clock);
            await new LogFollower(
                new FileLogSource(engine, id, options, TimeProvider.System, NullLogger.Instance), target, options, position, TimeProvider.System, NullLogger.Instance)
                .RunAsync(CancellationToken.None);
            var shipped = clock.Elapsed;
            var (counted, took) = await docker;
            var compared = await CompareAsync(client, group, lines);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{mode,-13} shipped {lines / shipped.TotalSeconds,8:N0} lines/s, docker logs -f {counted / took.TotalSeconds,8:N0} lines/s ({counted:N0} lines), ratio {lines / shipped.TotalSeconds / (counted / took.TotalSeconds):N2}; {compared}"));
        }
        finally
        {
            File.Delete(position);
            await ShellAsync($"docker rm -f {id}");
        }
    }

    private static async Task<(int Lines, TimeSpan Took)> CountAsync(string id, Stopwatch clock)
    {
        using var process = Process.Start(new ProcessStartInfo("docker", ["logs", "--follow", id]) { RedirectStandardOutput = true })!;
        var lines = 0;
        while (await process.StandardOutput.ReadLineAsync() is not null)
        {
            lines++;
        }

        return (lines, clock.Elapsed);
    }

    private static async Task<string> CompareAsync(LogsClient client, string group, int lines)
    {
        var (seen, misplaced, next, token) = (0, 0, 0, (string?)null);
        while (true)
        {
            var page = await client.GetLogEventsAsync(
                new GetLogEventsRequest { LogGroupName = group, LogStreamName = "s", StartFromHead = true, NextToken = token }, CancellationToken.None);
            foreach (var text in (page.Events ?? []).Select(it => it.Message))
            {
                seen++;
                misplaced += int.Parse(text, CultureInfo.InvariantCulture) == next ? 0 : 1;
                next = int.Parse(text, CultureInfo.InvariantCulture) + 1;
            }

            if (page.NextForwardToken is null || page.NextForwardToken == token)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{seen:N0} of {lines:N0} stored, {misplaced} not next to the one before");
            }

            token = page.NextForwardToken;
        }
    }

    private static async Task<string> ShellAsync(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", command]) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? text : throw new InvalidOperationException($"{command} failed");
    }

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set: eval \"$(plimsoll env)\"");
}
