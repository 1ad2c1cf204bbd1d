using Plimsoll.Agent.Containers;
using Plimsoll.Agent.Tasks;
using Plimsoll.Agent.Tests.Support;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Tests.Running;

public class AwsvpcTests
{
    [Fact]
    public async Task An_awsvpc_task_has_the_address_and_the_mac_of_its_interface_and_one_namespace()
    {
        await using var agent = await AgentFixture.StartAsync(vpc: true);
        agent.Control.Logs.AddGroup("g");
        var address = agent.Config.Shape!.Vpc!.Cidr.Replace("0/24", "77", StringComparison.Ordinal);
        var task = Awsvpc(
            address,
            TestTask.Shell("server", "mkdir /www; echo hello > /www/index.html; exec httpd -f -p 8080 -h /www"),
            TestTask.Shell("client", "ip -o addr show eth0; ip -o link show eth0; until wget -q -O- http://127.0.0.1:8080/index.html; do sleep 0.2; done; sleep 100")
                .LogsTo("g"));

        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");

        var stream = agent.LogStream(task, "client");
        await Eventually.TrueAsync(() => agent.Control.Logs.Messages("g", stream).Contains("hello"), "the client reads from the server");
        var said = string.Join('\n', agent.Control.Logs.Messages("g", stream));
        Assert.Contains(address + "/24", said, StringComparison.Ordinal);
        Assert.Contains("0a:58:0a:00:00:4d", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_interface_is_reported_attached_and_the_pause_container_is_not_reported()
    {
        await using var agent = await AgentFixture.StartAsync(vpc: true);
        var task = Awsvpc(agent.Config.Shape!.Vpc!.Cidr.Replace("0/24", "78", StringComparison.Ordinal), TestTask.Sleeper("web"));

        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");

        var attached = await agent.Control.Changes.WaitAsync(it => it["attachments"] is not null, "the interface is attached");
        Assert.Equal("ATTACHED", (string?)attached["attachments"]![0]!["status"]);
        Assert.DoesNotContain(
            agent.Control.Changes.All.SelectMany(it => it["containers"]?.AsArray() ?? []),
            it => (string?)it!["containerName"] == TaskPlan.PauseName);
    }

    [Fact]
    public async Task The_pause_container_ends_after_the_others_and_at_once()
    {
        await using var agent = await AgentFixture.StartAsync(vpc: true);
        var task = Awsvpc(agent.Config.Shape!.Vpc!.Cidr.Replace("0/24", "79", StringComparison.Ordinal), TestTask.Sleeper("web"));
        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");

        await agent.Control.StopAsync(task);
        await agent.Control.ChangeAsync(task, "STOPPED", seconds: 25);

        Assert.All(await agent.ContainersAsync(task), it => Assert.Equal("exited", it.State));
        Assert.Equal(2, (await agent.ContainersAsync(task)).Count);
    }

    [Fact]
    public async Task Containers_of_a_task_with_its_own_pid_namespace_see_each_other()
    {
        await using var agent = await AgentFixture.StartAsync();
        agent.Control.Logs.AddGroup("g");
        var task = TestTask.Of(
            TestTask.Shell("one", "exec sleep 4321"),
            TestTask.Shell("two", "sleep 0.5; ps; sleep 100").LogsTo("g")) with { PidMode = "task" };

        await agent.Control.RunAsync(task);

        await Eventually.TrueAsync(
            () => agent.Control.Logs.Messages("g", agent.LogStream(task, "two")).Any(it => it.Contains("sleep 4321", StringComparison.Ordinal)),
            "the other's process is seen");
    }

    private static AcsTask Awsvpc(string address, params AcsContainer[] containers) => TestTask.Of(containers) with
    {
        NetworkMode = "awsvpc",
        ElasticNetworkInterfaces =
        [
            new ElasticNetworkInterface
            {
                AttachmentArn = "arn:aws:ecs:us-east-1:123456789012:attachment/11111111-2222-3333-4444-555555555555",
                Ec2Id = "eni-0123456789abcdef0",
                MacAddress = "0a:58:0a:00:00:4d",
                Ipv4Addresses = [new Ipv4Address { Primary = true, PrivateAddress = address }],
            },
        ],
    };
}
