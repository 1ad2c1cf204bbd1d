using System.Text.Json.Nodes;
using Plimsoll.Agent.Tests.Support;
using Plimsoll.AgentLink.Docker;

namespace Plimsoll.Agent.Tests.Running;

public class LogTests
{
    [Fact]
    public async Task All_lines_of_a_container_are_in_its_stream_when_it_is_told_to_have_stopped()
    {
        await using var agent = await AgentFixture.StartAsync();
        agent.Control.Logs.AddGroup("g");
        var task = TestTask.Of(TestTask.Shell("web", "seq 1 200; echo oops >&2; exit 0").LogsTo("g"));

        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "STOPPED");

        Assert.Equal(
            [.. Enumerable.Range(1, 200).Select(it => $"{it}"), "oops"],
            agent.Control.Logs.Messages("g", agent.LogStream(task, "web")).OrderBy(it => it == "oops" ? int.MaxValue : int.Parse(it)));
    }

    [Fact]
    public async Task A_missing_log_group_keeps_the_container_from_starting()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Sleeper("web").LogsTo("missing"));

        await agent.Control.RunAsync(task);

        var stopped = await agent.Control.ContainerAsync(task, "web", "STOPPED");
        Assert.StartsWith("CannotStartContainerError: ", (string?)stopped["reason"], StringComparison.Ordinal);
        Assert.EndsWith("ResourceNotFoundException: The specified log group does not exist. (awslogs-group: missing)", (string?)stopped["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_log_group_is_made_where_the_options_ask_for_it()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Shell("web", "echo hi").LogsTo("made", ("awslogs-create-group", "true")));

        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "STOPPED");

        Assert.Equal(["hi"], agent.Control.Logs.Messages("made", agent.LogStream(task, "web")));
    }

    [Fact]
    public async Task Lines_up_to_the_next_match_of_the_pattern_are_one_event()
    {
        await using var agent = await AgentFixture.StartAsync();
        agent.Control.Logs.AddGroup("g");
        var task = TestTask.Of(TestTask
            .Shell("web", "echo INFO one; echo ' more'; echo INFO two")
            .LogsTo("g", ("awslogs-multiline-pattern", "^INFO")));

        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "STOPPED");

        Assert.Equal(["INFO one\n more", "INFO two"], agent.Control.Logs.Messages("g", agent.LogStream(task, "web")));
    }

    [Fact]
    public async Task A_line_longer_than_dockers_own_pieces_stays_one_event()
    {
        await using var agent = await AgentFixture.StartAsync();
        agent.Control.Logs.AddGroup("g");
        var task = TestTask.Of(TestTask.Shell("web", "x=aaaaaaaaaaaaaaaa; for i in 1 2 3 4 5 6 7 8 9 10 11 12; do x=$x$x; done; echo $x").LogsTo("g"));

        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "STOPPED");

        Assert.Equal(65536, Assert.Single(agent.Control.Logs.Messages("g", agent.LogStream(task, "web"))).Length);
    }

    [Fact]
    public async Task No_line_is_lost_or_doubled_when_the_agent_restarts_and_answers_are_lost()
    {
        await using var agent = await AgentFixture.StartAsync();
        agent.Control.Logs.AddGroup("g");
        var calls = 0;
        agent.Control.Override = (operation, body) =>
        {
            // Every third batch is stored but the answer says that it was not; every fifth is not stored.
            var number = operation == "PutLogEvents" ? Interlocked.Increment(ref calls) : 0;
            if (number % 3 == 1)
            {
                agent.Control.Logs.Answer(operation, body);
            }

            return number > 0 && (number % 3 == 1 || number % 5 == 0)
                ? (503, new JsonObject { ["__type"] = "ServiceUnavailableException", ["message"] = "gone" })
                : null;
        };
        var task = TestTask.Of(TestTask.Shell("web", "i=0; while [ $i -lt 300 ]; do echo $i; i=$((i+1)); sleep 0.01; done; exit 0").LogsTo("g"));
        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");

        for (var i = 0; i < 3; i++)
        {
            var before = Shipped();
            await Eventually.TrueAsync(() => Shipped() > before || Shipped() >= 300, "more is shipped");
            await agent.RestartAsync();
        }

        await agent.Control.ChangeAsync(task, "STOPPED");
        await Eventually.TrueAsync(() => Shipped() >= 300, "all is shipped");
        Assert.Equal(Enumerable.Range(0, 300).Select(it => $"{it}"), agent.Control.Logs.Messages("g", agent.LogStream(task, "web")));

        int Shipped() => agent.Control.Logs.Messages("g", agent.LogStream(task, "web")).Count;
    }

    [Fact]
    public async Task A_container_with_a_terminal_is_logged_too()
    {
        await using var agent = await AgentFixture.StartAsync();
        agent.Control.Logs.AddGroup("g");
        var container = TestTask.Shell("web", "echo one; echo two").LogsTo("g");
        var task = TestTask.Of(container.With(
            DockerHostConfig.Parse(container.DockerConfig!.HostConfig), new DockerContainerConfig { Tty = true }));

        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "STOPPED");

        Assert.Equal(["one", "two"], agent.Control.Logs.Messages("g", agent.LogStream(task, "web")));
    }

    [Fact]
    public async Task An_unknown_option_is_refused_by_name()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Sleeper("web").LogsTo("g", ("awslogs-colour", "red")));

        await agent.Control.RunAsync(task);

        var stopped = await agent.Control.ContainerAsync(task, "web", "STOPPED");
        Assert.Equal("CannotCreateContainerError: unknown log opt 'awslogs-colour' for awslogs log driver", (string?)stopped["reason"]);
    }
}
