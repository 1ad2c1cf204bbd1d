using Docker.DotNet.Models;
using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Tests.Support;
using Plimsoll.AgentLink.Acs;

namespace Plimsoll.Agent.Tests.Running;

public class RecoveryTests
{
    [Fact]
    public async Task A_restarted_agent_keeps_its_identity_and_its_running_containers()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Sleeper("web"));
        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");
        var before = (await agent.ContainersAsync(task)).Single().ID;
        // A report whose answer the agent had not yet written down would come again, and rightly so.
        await Eventually.TrueAsync(() => agent.IsReported(task, "RUNNING"), "the agent knows that RUNNING was taken");
        await agent.StopAgentAsync();
        agent.Control.Changes.Clear();
        agent.Control.Calls.Clear();
        agent.Control.Handshakes.Clear();

        agent.Start();

        await agent.Control.Handshakes.WaitAsync(it => it.Contains("sendCredentials=true", StringComparison.Ordinal), "the agent connects");
        var call = agent.Control.Calls.All.First(it => it.Operation == "RegisterContainerInstance");
        Assert.Equal(agent.Control.InstanceArn, (string?)call.Body["containerInstanceArn"]);
        var next = TestTask.Of(TestTask.Sleeper("next"));
        await agent.Control.RunAsync(next);
        await agent.Control.ChangeAsync(next, "RUNNING");
        Assert.Equal(before, (await agent.ContainersAsync(task)).Single(it => it.State == "running").ID);
        Assert.DoesNotContain(agent.Control.Changes.All, it => (string?)it["task"] == task.Arn);
    }

    [Fact]
    public async Task A_container_that_ended_while_the_agent_was_away_is_told_afterwards()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Shell("web", "sleep 1; exit 5"));
        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");

        await agent.StopAgentAsync();
        await Eventually.TrueAsync(() => agent.ContainersAsync(task).Result.Single().State == "exited", "the container ends");
        agent.Start();

        var stopped = await agent.Control.ContainerAsync(task, "web", "STOPPED");
        Assert.Equal(5, (int)stopped["exitCode"]!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_container_that_somebody_starts_again_after_its_task_has_stopped_is_stopped_again(bool isAgentThere)
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Sleeper("web"));
        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");
        await agent.Control.StopAsync(task);
        await agent.Control.ChangeAsync(task, "STOPPED");
        await Eventually.TrueAsync(() => agent.IsReported(task, "STOPPED"), "the agent knows that STOPPED was taken");
        var id = (await agent.ContainersAsync(task)).Single().ID;
        if (!isAgentThere)
        {
            await agent.StopAgentAsync();
        }

        await BusyboxImage.Docker.Containers.StartContainerAsync(id, new ContainerStartParameters());
        if (!isAgentThere)
        {
            agent.Start();
        }

        await Eventually.TrueAsync(() => agent.ContainersAsync(task).Result.Single().State == "exited", "it is stopped again");
    }

    [Fact]
    public async Task A_container_that_somebody_restarts_has_stopped_and_does_not_run_on()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Sleeper("web"));
        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");
        var id = (await agent.ContainersAsync(task)).Single().ID;

        await BusyboxImage.Docker.Containers.RestartContainerAsync(id, new ContainerRestartParameters());

        await agent.Control.ChangeAsync(task, "STOPPED");
        await Eventually.TrueAsync(() => agent.ContainersAsync(task).Result.Single().State == "exited", "it does not run on");
    }

    [Fact]
    public async Task An_agent_that_can_not_write_ends_loudly_and_comes_back_when_it_can()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Sleeper("web"));
        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");
        agent.BlockFiles();

        var next = TestTask.Of(TestTask.Sleeper("next"));
        await agent.Control.RunAsync(next);
        Assert.Equal(AgentExitException.Retryable, await agent.Running.WaitAsync(TimeSpan.FromSeconds(90)));
        agent.Start();
        Assert.Equal(AgentExitException.Retryable, await agent.Running.WaitAsync(TimeSpan.FromSeconds(90)));

        agent.UnblockFiles();
        agent.Control.Handshakes.Clear();
        agent.Start();
        await agent.Control.Handshakes.WaitAsync(it => it.StartsWith("/acs/", StringComparison.Ordinal), "the agent connects");
        await agent.Control.RunAsync(next);
        await agent.Control.ChangeAsync(next, "RUNNING");
        Assert.Equal("running", (await agent.ContainersAsync(task)).Single().State);
    }

    [Fact]
    public async Task A_container_of_this_instance_whose_task_nobody_knows_is_removed()
    {
        await using var agent = await AgentFixture.StartAsync();
        await agent.StopAgentAsync();
        var orphan = await BusyboxImage.Docker.Containers.CreateContainerAsync(new CreateContainerParameters
        {
            Image = BusyboxImage.Name,
            Cmd = ["/bin/sleep", "1000"],
            Labels = new Dictionary<string, string> { [Labels.Instance] = agent.Instance, [Labels.TaskArn] = "arn:aws:ecs:r:a:task/c/gone" },
        });
        await BusyboxImage.Docker.Containers.StartContainerAsync(orphan.ID, new ContainerStartParameters());

        agent.Start();

        await Eventually.TrueAsync(() => agent.ContainersAsync().Result.Count == 0, "the orphan is removed");
    }

    [Fact]
    public async Task However_often_the_agent_dies_in_the_middle_of_a_start_there_is_one_container_of_each()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Sleeper("a"), TestTask.Sleeper("b"));
        var message = await agent.Control.RunAsync(task);
        await agent.Control.FromAgent.WaitAsync(it => it is AckRequest ack && ack.MessageId == message, "the payload is acknowledged");

        for (var i = 0; i < 6; i++)
        {
            await agent.RestartAsync();
            await Task.Delay(i * 25);
        }

        await agent.Control.ChangeAsync(task, "RUNNING");
        Assert.Equal(["a", "b"], (await agent.ContainersAsync()).Select(it => it.Labels[Labels.ContainerName]).Order());
    }

    [Fact]
    public async Task A_task_absent_from_the_manifest_is_stopped_once_the_control_plane_confirms()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Sleeper("web"));
        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");

        await agent.Control.SendAsync(new TaskManifestMessage { MessageId = "old", Timeline = 0, Tasks = [] });
        await agent.Control.SendAsync(new TaskManifestMessage { MessageId = "man", Timeline = 1000, Tasks = [] });
        var asked = (TaskStopVerificationMessage)await agent.Control.FromAgent.WaitAsync(it => it is TaskStopVerificationMessage, "it asks");
        await agent.Control.SendAsync(new TaskStopVerificationAck { MessageId = "man", StopTasks = asked.StopCandidates });

        Assert.Equal("man", asked.MessageId);
        Assert.Equal(task.Arn, Assert.Single(asked.StopCandidates!).TaskArn);
        await agent.Control.ChangeAsync(task, "STOPPED");
        Assert.DoesNotContain(agent.Control.FromAgent.All, it => it is AckRequest { MessageId: "old" });
    }

    [Fact]
    public async Task A_payload_sent_again_over_a_new_connection_changes_nothing()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Sleeper("web"));
        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");
        agent.Control.Handshakes.Clear();

        await agent.Control.CloseAsync();
        await agent.Control.Handshakes.WaitAsync(
            it => it.StartsWith("/acs/", StringComparison.Ordinal) && it.Contains("sendCredentials=false", StringComparison.Ordinal), "it is back");
        var again = await Eventually.GetAsync(
            async () =>
            {
                try
                {
                    return await agent.Control.RunAsync(task);
                }
                catch (System.Net.WebSockets.WebSocketException)
                {
                    return null;
                }
            },
            "the payload is sent again");

        await agent.Control.FromAgent.WaitAsync(it => it is AckRequest ack && ack.MessageId == again, "it is acknowledged");
        Assert.Single(await agent.ContainersAsync(task));
        Assert.Single(agent.Control.Changes.All, it => (string?)it["task"] == task.Arn && (string?)it["status"] == "RUNNING");
    }

    [Fact]
    public async Task A_state_that_the_control_plane_could_not_take_is_told_again()
    {
        await using var agent = await AgentFixture.StartAsync();
        var failures = 3;
        agent.Control.Override = (operation, _) => operation == "SubmitTaskStateChange" && Interlocked.Decrement(ref failures) >= 0
            ? (500, new() { ["__type"] = "ServerException", ["message"] = "try later" })
            : null;
        var task = TestTask.Of(TestTask.Sleeper("web"));

        await agent.Control.RunAsync(task);

        await agent.Control.ChangeAsync(task, "RUNNING");
    }

    [Fact]
    public async Task A_stopped_task_is_removed_from_the_engine_after_the_clean_up_wait()
    {
        await using var agent = await AgentFixture.StartAsync(config => config with { TaskCleanupWait = TimeSpan.FromSeconds(1) });
        var task = TestTask.Of(TestTask.Shell("once", "exit 0"));

        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "STOPPED");

        await Eventually.TrueAsync(() => agent.ContainersAsync(task).Result.Count == 0, "its container is removed");
    }
}
