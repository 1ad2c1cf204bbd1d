using System.Text.Json.Nodes;
using Plimsoll.Agent.Tests.Support;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Tests.Running;

/// <summary>What the containers of a real agent read of themselves and their task.</summary>
public class MetadataTests
{
    private static readonly HttpClient Http = new();

    [Fact]
    public async Task A_container_reads_itself_its_task_and_its_counters_at_the_place_that_it_is_told()
    {
        await using var agent = await AgentFixture.StartAsync(serves: true);
        var task = TestTask.Of(TestTask.Sleeper("web"), TestTask.Sleeper("side"));
        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");
        var seen = await agent.InspectAsync(task, "web");
        var own = Variable(seen.Config!.Env!, "ECS_CONTAINER_METADATA_URI_V4");

        var container = await GetAsync(agent, own);
        Assert.Equal(seen.ID, (string?)container["DockerId"]);
        Assert.Equal(("web", "RUNNING", "NORMAL", 32), ((string?)container["Name"], (string?)container["KnownStatus"], (string?)container["Type"], (int)container["Limits"]!["Memory"]!));
        Assert.Equal(seen.NetworkSettings!.Networks!.Values.Single().IPAddress, (string?)container["Networks"]![0]!["IPv4Addresses"]![0]);

        var whole = await GetAsync(agent, own + "/task");
        Assert.Equal((task.Arn, "test", "3", "RUNNING"), ((string?)whole["TaskARN"], (string?)whole["Family"], (string?)whole["Revision"], (string?)whole["KnownStatus"]));
        Assert.Equal(["side", "web"], whole["Containers"]!.AsArray().Select(it => (string)it!["Name"]!).Order());

        Assert.True((long)(await GetAsync(agent, own + "/stats"))["memory_stats"]!["usage"]! > 0);
        Assert.Equal(2, (await GetAsync(agent, own + "/task/stats")).AsObject().Count);
        Assert.True((double)(await GetAsync(agent, own + "/stats"))["network_rate_stats"]!["rx_bytes_per_sec"]! >= 0);

        // The older version has the same id and less to say.
        var older = await GetAsync(agent, Variable(seen.Config.Env!, "ECS_CONTAINER_METADATA_URI"));
        Assert.Equal(seen.ID, (string?)older["DockerId"]);
        Assert.Null(older["ContainerARN"]);
    }

    [Fact]
    public async Task Tags_are_asked_for_when_they_are_wanted_and_a_refusal_is_told_beside_them()
    {
        await using var agent = await AgentFixture.StartAsync(serves: true);
        var task = TestTask.Of(TestTask.Sleeper("web"));
        agent.Control.Override = (operation, body) => operation != "ListTagsForResource" ? null
            : (string?)body["resourceArn"] == task.Arn
                ? (200, new JsonObject { ["tags"] = new JsonArray(new JsonObject { ["key"] = "team", ["value"] = "blue" }) })
                : (400, new JsonObject { ["__type"] = "AccessDeniedException", ["message"] = "no" });
        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");
        var own = Variable((await agent.InspectAsync(task, "web")).Config!.Env!, "ECS_CONTAINER_METADATA_URI_V4");

        var tagged = await GetAsync(agent, own + "/taskWithTags");

        Assert.Equal("blue", (string?)tagged["TaskTags"]!["team"]);
        Assert.Equal("AccessDeniedException", (string?)tagged["Errors"]!.AsArray().Single(it => (string?)it!["ErrorField"] == "ContainerInstanceTags")!["ErrorCode"]);
    }

    [Fact]
    public async Task Ids_stay_over_a_restart_of_the_agent()
    {
        await using var agent = await AgentFixture.StartAsync(serves: true);
        var task = TestTask.Of(TestTask.Sleeper("web"));
        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");
        var own = Variable((await agent.InspectAsync(task, "web")).Config!.Env!, "ECS_CONTAINER_METADATA_URI_V4");

        await agent.RestartAsync();
        await Eventually.TrueAsync(() => agent.Control.Handshakes.All.Count(path => path.Contains("/acs", StringComparison.Ordinal)) == 2, "the agent is back");

        Assert.Equal("web", (string?)(await GetAsync(agent, own))["Name"]);
    }

    [Fact]
    public async Task Where_nobody_listens_containers_are_not_told_to_ask()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Sleeper("web"));
        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");

        Assert.DoesNotContain((await agent.InspectAsync(task, "web")).Config!.Env!, it => it.StartsWith("ECS_", StringComparison.Ordinal));
    }

    private static string Variable(IEnumerable<string> environment, string name) =>
        environment.Single(it => it.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..];

    private static async Task<JsonNode> GetAsync(AgentFixture agent, string uri) =>
        JsonNode.Parse(await Http.GetStringAsync(uri.Replace("169.254.170.2", agent.Served!.Listening!.ToString(), StringComparison.Ordinal)))!;
}
