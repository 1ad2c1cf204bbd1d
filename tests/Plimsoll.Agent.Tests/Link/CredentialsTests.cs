using Plimsoll.Agent.Tests.Support;
using Plimsoll.AgentLink.Acs;

namespace Plimsoll.Agent.Tests.Link;

public class CredentialsTests
{
    [Fact]
    public async Task Credentials_of_a_payload_and_of_a_refresh_are_acknowledged_and_never_reach_the_disk()
    {
        await using var agent = await AgentFixture.StartAsync();
        var task = TestTask.Of(TestTask.Sleeper("web")) with { RoleCredentials = Role("app", "1"), ExecutionRoleCredentials = Role("exec", "1") };

        var payload = await agent.Control.RunAsync(task);
        await AcknowledgedAsync(agent, payload, "app");
        await AcknowledgedAsync(agent, payload, "exec");
        await agent.Control.SendAsync(new IamRoleCredentialsMessage
        {
            MessageId = "refresh", TaskArn = task.Arn, RoleType = RoleType.TaskApplication, RoleCredentials = Role("app", "2"),
        });
        await AcknowledgedAsync(agent, "refresh", "app");

        var files = Directory.EnumerateFiles(agent.Config.DataDirectory, "*", SearchOption.AllDirectories).Select(File.ReadAllText);
        Assert.DoesNotContain(files, it => it.Contains("TOPSECRET", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Credentials_for_a_task_that_nobody_knows_are_not_acknowledged()
    {
        await using var agent = await AgentFixture.StartAsync();

        await agent.Control.SendAsync(new IamRoleCredentialsMessage
        {
            MessageId = "stray", TaskArn = "arn:aws:ecs:r:a:task/c/unknown", RoleType = RoleType.TaskApplication, RoleCredentials = Role("x", "1"),
        });
        await agent.Control.SendAsync(new HeartbeatMessage { MessageId = "after" });

        await agent.Control.FromAgent.WaitAsync(it => it is HeartbeatAckRequest { MessageId: "after" }, "the heartbeat is answered");
        Assert.DoesNotContain(agent.Control.FromAgent.All, it => it is IamRoleCredentialsAckRequest);
    }

    private static Task<AgentLink.LinkMessage> AcknowledgedAsync(AgentFixture agent, string message, string id) => agent.Control.FromAgent.WaitAsync(
        it => it is IamRoleCredentialsAckRequest ack && ack.MessageId == message && ack.CredentialsId == id, $"{id} is acknowledged");

    private static IamRoleCredentials Role(string id, string version) => new()
    {
        CredentialsId = id,
        RoleArn = "arn:aws:iam::123456789012:role/r",
        AccessKeyId = "ASIA" + version,
        SecretAccessKey = "TOPSECRET" + version,
        SessionToken = "TOPSECRETTOKEN",
        Expiration = "2026-11-23T03:00:00Z",
    };
}
