using System.Net;
using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Tests.Support;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Tests.Running;

public class PortTests
{
    private static readonly HttpClient Http = new();

    [Fact]
    public async Task The_same_host_port_on_two_instances_answers_from_two_containers()
    {
        await using var left = await AgentFixture.StartAsync();
        await using var right = await AgentFixture.StartAsync();
        var one = TestTask.Of(Server("one", new PortMapping { ContainerPort = 8080, HostPort = 8080 }));
        var two = TestTask.Of(Server("two", new PortMapping { ContainerPort = 8080, HostPort = 8080 }));

        await left.Control.RunAsync(one);
        await right.Control.RunAsync(two);
        await left.Control.ChangeAsync(one, "RUNNING");
        await right.Control.ChangeAsync(two, "RUNNING");

        Assert.Equal("one\n", await GetAsync(left.Config.Shape!.HostAddress, 8080));
        Assert.Equal("two\n", await GetAsync(right.Config.Shape!.HostAddress, 8080));
    }

    [Fact]
    public async Task Instances_that_want_the_same_port_of_the_loopback_at_once_all_run()
    {
        await using var one = await AgentFixture.StartAsync(OnLoopback);
        await using var two = await AgentFixture.StartAsync(OnLoopback);
        await using var three = await AgentFixture.StartAsync(OnLoopback);
        AgentFixture[] agents = [one, two, three];
        var tasks = agents.Select(_ => TestTask.Of(Server("web", new PortMapping { ContainerPort = 8080, HostPort = 18097 }))).ToList();

        await Task.WhenAll(agents.Zip(tasks).Select(pair => pair.First.Control.RunAsync(pair.Second)));

        await Task.WhenAll(agents.Zip(tasks).Select(pair => pair.First.Control.ChangeAsync(pair.Second, "RUNNING")));

        static AgentConfig OnLoopback(AgentConfig config) => config with { Shape = config.Shape! with { PublishOnLoopback = true } };
    }

    [Fact]
    public async Task A_dynamic_port_is_chosen_reported_and_answers()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(Server("web", new PortMapping { ContainerPort = 8080, HostPort = 0, Protocol = "tcp" }));

        await agent.Control.RunAsync(task);

        var binding = (await agent.Control.ContainerAsync(task, "web", "RUNNING"))["networkBindings"]!.AsArray().Single()!;
        Assert.Equal(8080, (int)binding["containerPort"]!);
        Assert.Equal(agent.Config.Shape!.HostAddress.ToString(), (string?)binding["bindIP"]);
        Assert.Equal("web\n", await GetAsync(agent.Config.Shape.HostAddress, (int)binding["hostPort"]!));
    }

    [Fact]
    public async Task One_container_port_answers_on_each_host_port_that_is_given_to_it()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(Server(
            "web", new PortMapping { ContainerPort = 8080, HostPort = 8081 }, new PortMapping { ContainerPort = 8080, HostPort = 8082 }));

        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");

        Assert.Equal("web\n", await GetAsync(agent.Config.Shape!.HostAddress, 8081));
        Assert.Equal("web\n", await GetAsync(agent.Config.Shape.HostAddress, 8082));
    }

    [Fact]
    public async Task A_port_range_gets_as_many_host_ports_in_a_row()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(Server("web", new PortMapping { ContainerPortRange = "8078-8080" }));

        await agent.Control.RunAsync(task);

        var binding = (await agent.Control.ContainerAsync(task, "web", "RUNNING"))["networkBindings"]!.AsArray().Single()!;
        Assert.Equal("8078-8080", (string?)binding["containerPortRange"]);
        var ends = ((string)binding["hostPortRange"]!).Split('-').Select(int.Parse).ToArray();
        Assert.Equal(ends[0] + 2, ends[1]);
        Assert.Equal("web\n", await GetAsync(agent.Config.Shape!.HostAddress, ends[1]));
    }

    [Fact]
    public async Task A_linked_container_is_reached_by_its_alias()
    {
        await using var agent = await AgentFixture.StartAsync();
        agent.Control.Logs.AddGroup("g");
        var task = TestTask.Of(
            Server("web"),
            (TestTask.Shell("client", "until wget -q -O- http://other:8080/index.html; do sleep 0.2; done; sleep 100") with { Links = ["web:other"] }).LogsTo("g"));

        await agent.Control.RunAsync(task);

        await Eventually.TrueAsync(
            () => agent.Control.Logs.Messages("g", agent.LogStream(task, "client")).Contains("web"), "the client reads from the web");
    }

    private static AcsContainer Server(string name, params PortMapping[] ports) =>
        TestTask.Shell(name, $"mkdir /www; echo {name} > /www/index.html; exec httpd -f -p 8080 -h /www") with { PortMappings = ports };

    private static async Task<string> GetAsync(IPAddress address, int port) =>
        await Eventually.GetAsync(
            async () =>
            {
                try
                {
                    return await Http.GetStringAsync(new Uri($"http://{address}:{port}/index.html"));
                }
                catch (HttpRequestException)
                {
                    return null;
                }
            },
            "the server answers");
}
