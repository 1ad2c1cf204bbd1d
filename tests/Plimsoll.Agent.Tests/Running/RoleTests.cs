using System.Net;
using Plimsoll.Agent.Tests.Support;
using Plimsoll.AgentLink.Acs;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Tests.Running;

/// <summary>Task roles with a real agent: their credentials live as long as the task.</summary>
public class RoleTests
{
    private static readonly HttpClient Http = new();

    [Fact]
    public async Task The_containers_of_a_task_with_a_role_know_where_its_credentials_are()
    {
        await using var agent = await AgentFixture.StartAsync(serves: true);
        var task = WithRole("app-1");
        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");

        Assert.Contains("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI=/v2/credentials/app-1", (await agent.InspectAsync(task, "web")).Config!.Env!);
    }

    [Fact]
    public async Task They_are_dead_when_the_task_has_stopped_and_a_renewal_does_not_bring_them_back()
    {
        await using var agent = await AgentFixture.StartAsync(serves: true);
        var task = WithRole("app-2");
        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");
        Assert.Equal(200, await StatusAsync(agent, "app-2"));

        await agent.Control.StopAsync(task);
        await agent.Control.ChangeAsync(task, "STOPPED");
        await agent.Control.SendAsync(new IamRoleCredentialsMessage
        {
            MessageId = "late", TaskArn = task.Arn, RoleType = RoleType.TaskApplication, RoleCredentials = Role("app-2"),
        });
        await agent.Control.FromAgent.WaitAsync(it => it is IamRoleCredentialsAckRequest { MessageId: "late" }, "the renewal is acknowledged");

        Assert.Equal(400, await StatusAsync(agent, "app-2"));
    }

    [Fact]
    public async Task After_a_restart_of_the_agent_they_are_uninitialized_until_they_come_again()
    {
        await using var agent = await AgentFixture.StartAsync(serves: true);
        var task = WithRole("app-3");
        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");

        await agent.RestartAsync();
        await Eventually.TrueAsync(() => agent.Control.Handshakes.All.Count(path => path.Contains("/acs", StringComparison.Ordinal)) == 2, "the agent is back");
        Assert.Equal(503, await StatusAsync(agent, "app-3"));
        await agent.Control.SendAsync(new IamRoleCredentialsMessage
        {
            MessageId = "again", TaskArn = task.Arn, RoleType = RoleType.TaskApplication, RoleCredentials = Role("app-3"),
        });
        await agent.Control.FromAgent.WaitAsync(it => it is IamRoleCredentialsAckRequest { MessageId: "again" }, "the keys are acknowledged");

        Assert.Equal(200, await StatusAsync(agent, "app-3"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Task_roles_are_promised_only_where_containers_get_their_credentials(bool serves)
    {
        await using var agent = await AgentFixture.StartAsync(serves: serves);

        var (_, body) = await agent.Control.Calls.WaitAsync(call => call.Operation == "RegisterContainerInstance", "the registration");

        Assert.Equal(
            serves ? ["com.amazonaws.ecs.capability.task-iam-role", "com.amazonaws.ecs.capability.task-iam-role-network-host"] : [],
            body["attributes"]!.AsArray().Select(it => it!["name"]!.GetValue<string>()).Where(name => name.Contains("task-iam", StringComparison.Ordinal)).Order());
    }

    private static AcsTask WithRole(string id) => TestTask.Of(TestTask.Sleeper("web")) with { RoleCredentials = Role(id) };

    private static IamRoleCredentials Role(string id) => new()
    {
        CredentialsId = id, RoleArn = "arn:aws:iam::123456789012:role/r", AccessKeyId = "ASIA", SecretAccessKey = "s", SessionToken = "t", Expiration = "2026-11-29T07:00:00Z",
    };

    private static async Task<int> StatusAsync(AgentFixture agent, string id)
    {
        using var answer = await Http.GetAsync($"http://{agent.Served!.Listening}/v2/credentials/{id}");
        return (int)answer.StatusCode;
    }
}
