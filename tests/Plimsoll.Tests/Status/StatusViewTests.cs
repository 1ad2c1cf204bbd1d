using Plimsoll.Status;
using Spectre.Console;

namespace Plimsoll.Tests.Status;

public sealed class StatusViewTests
{
    private static readonly ServerStatus Status = new("http://127.0.0.1:4566", "us-east-1", "000000000000", [], [new ClusterStatus(
        "default",
        "ACTIVE",
        [new InstanceStatus("i-0123456789abcdef0", "t3.medium", "us-east-1a", "172.31.0.4", "ACTIVE", true, new Load(256, 2048), new Load(3072, 4096), 1, 0)],
        [new ServiceStatus("shop", "REPLICA", "web:3", "ACTIVE", 2, 1, 1)],
        [new Plimsoll.Status.TaskStatus("42a58fbd2b8244079a4cb346ce493f94", "web:3", "RUNNING", "RUNNING", "i-0123456789abcdef0", "us-east-1a")])]);

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(160)]
    public void A_terminal_of_any_width_shows_what_there_is(int width)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = width;

        StatusView.Draw(console, Status);

        foreach (var word in new[] { "i-0123456789abcdef0", "172.31.0.4", "3072/4096", "━━━━━━──", "shop", "1 + 1 pending", "42a58fbd2b8244079a4cb346ce493f94", "RUNNING" })
        {
            Assert.Contains(word, output.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_service_whose_tasks_end_again_and_again_is_failing_though_one_is_healthy()
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = 200;
        var service = new ServiceStatus("shop", "REPLICA", "web:3", "ACTIVE", 1, 1, 0, Ended: 3, EndedWords: "3 tasks ended in the last 10 min, the last: exit code 3");

        StatusView.Draw(console, Status with { Clusters = [Status.Clusters[0] with { Services = [service] }] });

        Assert.Contains("ACTIVE, failing", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("shop: 3 tasks ended in the last 10 min, the last: exit code 3", output.ToString(), StringComparison.Ordinal);
    }
}
