using System.Text.Json;
using Plimsoll.Acceptance.Tests.Support;

namespace Plimsoll.Acceptance.Tests.Faults;

/// <summary>A server with local instances that is killed, or whose agents cannot write.</summary>
public sealed class LocalClusterTests(LocalCluster cluster) : IClassFixture<LocalCluster>
{
    private const int Lines = 20_000;
    private const string Logs =
        ",\"logConfiguration\":{\"logDriver\":\"awslogs\",\"options\":{\"awslogs-group\":\"" + LocalCluster.LogGroup +
        "\",\"awslogs-region\":\"us-east-1\",\"awslogs-stream-prefix\":\"f\"}}";

    [Fact]
    public async Task Every_line_is_stored_once_and_in_order_though_the_server_and_its_agents_are_killed_while_they_are_written()
    {
        // Twenty seconds at least: it writes before, between and behind the two kills.
        var arn = await RunAsync(
            "lines", $"\"command\":[\"sh\",\"-c\",\"i=0; while [ $i -lt {Lines} ]; do echo line $i; i=$((i+1)); [ $((i%100)) = 0 ] && sleep 0.1; done\"]" + Logs);
        var stream = $"f/main/{arn.Split('/')[^1]}";
        for (var seen = 1; seen <= 2; seen++)
        {
            var until = seen * 500;
            await LocalCluster.Until(async () => (await ReadAsync(stream, until)).Count >= until, $"{until} lines");
            await cluster.KillAsync();
            await cluster.StartAsync();
        }

        await cluster.UntilTaskAsync(arn, "STOPPED");

        Assert.Equal(Enumerable.Range(0, Lines).Select(i => $"line {i}"), await ReadAsync(stream));
    }

    [Fact]
    public async Task What_containers_wrote_is_stored_to_the_end_though_the_cluster_is_taken_down_at_once()
    {
        var arn = await RunAsync("torrent", "\"command\":[\"sh\",\"-c\",\"seq 1 100000; : > /done; exec sleep 1000\"]" + Logs);
        await cluster.UntilTaskAsync(arn, "RUNNING");
        var container = (await Command.RunAsync("docker", ["ps", "-q", "--filter", $"label=com.amazonaws.ecs.task-arn={arn}"])).Output.Trim();
        await LocalCluster.Until(async () => (await Command.RunAsync("docker", ["exec", container, "/bin/busybox", "test", "-f", "/done"])).Code == 0, "all lines");

        var down = await cluster.PlimsollAsync("down");
        await cluster.StartAsync();

        Assert.True(down.Code == 0, down.Error);
        Assert.Equal(Enumerable.Range(1, 100_000).Select(i => $"{i}"), await ReadAsync($"f/main/{arn.Split('/')[^1]}"));
    }

    [Fact]
    public async Task Ctrl_C_ends_a_server_whose_agents_cannot_write_and_the_next_one_goes_on_with_the_task()
    {
        string arn;
        await using (await ReadOnlyMount.OverAsync(cluster.AgentFiles))
        {
            arn = await RunAsync("waits", "\"command\":[\"sh\",\"-c\",\"exec sleep 600\"],\"stopTimeout\":2");

            // It ends, and again and again with ever longer waits between.
            await LocalCluster.Until(async () => (await cluster.AwsAsync("ecs list-container-instances --filter agentConnected==true"))
                .GetProperty("containerInstanceArns").GetArrayLength() < 3, "the agent to meet the fault");
            Assert.Equal(0, await cluster.InterruptAsync());
        }

        await cluster.StartAsync();
        await cluster.UntilTaskAsync(arn, "RUNNING");
        await cluster.AwsAsync($"ecs stop-task --task {arn}");
        await cluster.UntilTaskAsync(arn, "STOPPED");
    }

    // While lines come there is always one more page.
    private async Task<List<string>> ReadAsync(string stream, int enough = int.MaxValue)
    {
        var lines = new List<string>();
        var token = "";
        while (true)
        {
            var page = await cluster.TryAwsAsync(
                $"logs get-log-events --log-group-name {LocalCluster.LogGroup} --log-stream-name {stream} --start-from-head" + (token.Length > 0 ? $" --next-token {token}" : ""));
            if (page.Code != 0)
            {
                // The stream comes with its first line.
                Assert.Contains("ResourceNotFoundException", page.Error, StringComparison.Ordinal);
                return lines;
            }

            var answer = JsonElement.Parse(page.Output);
            lines.AddRange(answer.GetProperty("events").EnumerateArray().Select(one => one.GetProperty("message").GetString()!));
            var next = answer.GetProperty("nextForwardToken").GetString()!;
            if (next == token || lines.Count >= enough)
            {
                return lines;
            }

            token = next;
        }
    }

    private async Task<string> RunAsync(string family, string container)
    {
        await cluster.RegisterAsync(family, container);
        return (await cluster.AwsAsync($"ecs run-task --task-definition {family}")).GetProperty("tasks")[0].GetProperty("taskArn").GetString()!;
    }
}
