using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Plimsoll.Agent.Tests.Support;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Tests.Running;

/// <summary>Lines of 160 bytes, as fast as a container can write them, over several rotations of Docker's local log.</summary>
public class FullSpeedLogTests
{
    private static readonly (int, JsonObject) Away = (503, new JsonObject { ["__type"] = "ServiceUnavailableException", ["message"] = "away" });

    [Theory]
    [InlineData("blocking")]
    [InlineData("non-blocking")]
    public async Task Every_line_is_stored_once_and_in_order(string mode)
    {
        await using var agent = await AgentFixture.StartAsync();
        agent.Control.Logs.AddGroup("g");
        var task = Writer(150_000, mode);

        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "STOPPED");

        await Eventually.TrueAsync(() => Messages(agent, task).Count >= 150_000, "all is shipped");
        Assert.Equal(Lines(0, 150_000), Messages(agent, task));
    }

    [Fact]
    public async Task Every_line_is_stored_once_and_in_order_when_the_agent_is_away_for_a_while()
    {
        await using var agent = await AgentFixture.StartAsync();
        agent.Control.Logs.AddGroup("g");
        var task = Writer(150_000, "blocking");
        await agent.Control.RunAsync(task);
        await Eventually.TrueAsync(() => Messages(agent, task).Count > 10_000, "some is shipped");

        await agent.RestartAsync();

        await Eventually.TrueAsync(() => Messages(agent, task).Count >= 150_000, "all is shipped");
        Assert.Equal(Lines(0, 150_000), Messages(agent, task));
    }

    [Fact]
    public async Task A_blocking_log_lets_the_writer_wait_while_nothing_can_be_shipped()
    {
        await using var agent = await AgentFixture.StartAsync();
        agent.Control.Logs.AddGroup("g");
        agent.Control.Override = (operation, _) => operation == "PutLogEvents" ? Away : null;
        var task = Writer(300_000, "blocking");
        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");

        var (before, now) = (0L, await WrittenAsync(agent, task));
        await Eventually.GetAsync(
            async () =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500));
                (before, now) = (now, await WrittenAsync(agent, task));
                return now == before && now > 30_000_000 ? "" : null;
            },
            "the writer waits");
        Assert.True((await agent.InspectAsync(task, "web")).State!.Running);

        agent.Control.Override = (_, _) => null;
        await Eventually.TrueAsync(() => Messages(agent, task).Count >= 300_000, "all is shipped");
        Assert.Equal(Lines(0, 300_000), Messages(agent, task));
    }

    [Fact]
    public async Task A_log_that_does_not_block_drops_what_its_buffer_can_not_hold_and_says_how_much()
    {
        await using var agent = await AgentFixture.StartAsync();
        agent.Control.Logs.AddGroup("g");
        agent.Control.Override = (operation, _) => operation == "PutLogEvents" ? Away : null;
        var task = Writer(600_000, "non-blocking");
        await agent.Control.RunAsync(task);

        var stopped = await agent.Control.ContainerAsync(task, "web", "STOPPED");
        agent.Control.Override = (_, _) => null;

        var told = Regex.Match((string?)stopped["reason"] ?? "", "^LogLoss: ([0-9]+) log lines were dropped because the log buffer was full$");
        Assert.True(told.Success, $"reason: {stopped["reason"]}");
        var kept = 600_000 - int.Parse(told.Groups[1].Value, CultureInfo.InvariantCulture);
        await Eventually.TrueAsync(() => Messages(agent, task).Count >= kept, "what was kept is shipped");
        var numbers = Messages(agent, task).Select(it => int.Parse(it, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(kept, numbers.Count);
        Assert.Equal(numbers.Order().Distinct(), numbers);
    }

    private static AcsTask Writer(int lines, string mode) => TestTask.Of(TestTask
        .Shell("web", $$"""exec busybox awk 'BEGIN { for (i = 0; i < {{lines}}; i++) printf "%0160d\n", i }'""")
        .LogsTo("g", ("mode", mode)));

    private static IEnumerable<string> Lines(int from, int to) => Enumerable.Range(from, to - from).Select(it => it.ToString("D160", CultureInfo.InvariantCulture));

    private static IReadOnlyList<string> Messages(AgentFixture agent, AcsTask task) => agent.Control.Logs.Messages("g", agent.LogStream(task, "web"));

    private static async Task<long> WrittenAsync(AgentFixture agent, AcsTask task)
    {
        var log = new FileInfo((await agent.InspectAsync(task, "web")).LogPath);
        return log.Directory!.GetFiles(log.Name + "*").Sum(file => file.Length);
    }
}
