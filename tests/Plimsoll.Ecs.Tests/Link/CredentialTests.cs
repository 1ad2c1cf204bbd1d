using Plimsoll.AgentLink.Acs;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Link;

/// <summary>Credentials of roles on their way to tasks (spec/agent-protocol.md §2.4, spec/roles-credentials.md §4).</summary>
public sealed class CredentialTests
{
    private static readonly TaskDefinition WithRoles = Defined.Of() with
    {
        TaskRoleArn = "arn:aws:iam::123456789012:role/task",
        ExecutionRoleArn = "arn:aws:iam::123456789012:role/execution",
    };

    [Fact]
    public async Task They_travel_inside_the_payload()
    {
        await using var link = await StartAsync();
        await using var agent = await WorkTests.ConnectAsync(link);

        await link.Ecs.RunAsync();

        var task = (await agent.NextAsync<PayloadMessage>()).Tasks![0];
        Assert.Equal(("arn:aws:iam::123456789012:role/task", "ASIA1", "secret1", "token1", "2026-03-01T18:00:00Z"), Told(task.RoleCredentials!));
        Assert.Equal("arn:aws:iam::123456789012:role/execution", task.ExecutionRoleCredentials!.RoleArn);
        Assert.NotEqual(task.RoleCredentials!.CredentialsId, task.ExecutionRoleCredentials.CredentialsId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_agent_that_connects_gets_those_of_its_running_tasks_under_the_ids_that_they_had(bool sendCredentials)
    {
        await using var link = await StartAsync();
        await using var agent = await WorkTests.ConnectAsync(link);
        var (arn, sent) = await RunningAsync(link, agent);
        await agent.DisposeAsync();

        await using var again = await link.ConnectAsync(agent.Instance!, sendCredentials: sendCredentials);

        var messages = (await again.UpToAsync<TaskManifestMessage>()).Cast<IamRoleCredentialsMessage>().ToList();
        Assert.Equal(["TaskApplication", "TaskExecution"], messages.Select(message => message.RoleType));
        Assert.All(messages, message => Assert.Equal(arn, message.TaskArn));
        Assert.Equal(
            [sent.RoleCredentials!.CredentialsId, sent.ExecutionRoleCredentials!.CredentialsId], messages.Select(message => message.RoleCredentials!.CredentialsId));
    }

    [Fact]
    public async Task They_are_renewed_two_hours_before_they_end()
    {
        await using var link = await StartAsync();
        await using var agent = await WorkTests.ConnectAsync(link);
        await RunningAsync(link, agent);

        var renewed = await BeatUntilAsync(link, agent, TimeSpan.FromHours(5));

        Assert.Equal(2, renewed.Count);
        Assert.All(renewed, one => Assert.InRange(one.At - Start, TimeSpan.FromHours(4), TimeSpan.FromHours(4) + TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task They_are_renewed_also_after_the_agent_connected_anew()
    {
        await using var link = await StartAsync();
        await using var agent = await WorkTests.ConnectAsync(link);
        await RunningAsync(link, agent);
        await agent.DisposeAsync();
        await using var again = await link.ConnectAsync(agent.Instance!);
        await again.NextAsync<TaskManifestMessage>();

        Assert.Equal(2, (await BeatUntilAsync(link, again, TimeSpan.FromHours(5))).Count);
    }

    [Fact]
    public async Task Those_of_a_stopped_task_are_not_renewed()
    {
        await using var link = await StartAsync();
        await using var agent = await WorkTests.ConnectAsync(link);
        var (arn, _) = await RunningAsync(link, agent);
        await link.Ecs.ReportAsync(arn, "STOPPED");

        Assert.Empty(await BeatUntilAsync(link, agent, TimeSpan.FromHours(5)));
    }

    [Fact]
    public async Task A_task_whose_role_cannot_be_assumed_fails_to_start_and_says_so()
    {
        await using var link = await StartAsync(WithRoles with { TaskRoleArn = "arn:aws:iam::123456789012:role/fleeting" });
        await using var agent = await WorkTests.ConnectAsync(link);

        var arn = await link.Ecs.RunAsync();

        await Wait.UntilAsync(() => link.Ecs.TaskOf(arn)!.Task.LastStatus == "STOPPED", "The failure");
        var task = link.Ecs.TaskOf(arn)!.Task;
        Assert.Equal("TaskFailedToStart", task.StopCode);
        Assert.Equal(Refusal("fleeting"), task.StoppedReason);
        Assert.True(agent.IsQuiet);
    }

    [Theory]
    [InlineData("RunTask", "")]
    [InlineData("StartTask", ",'containerInstances':['abc']")]
    public async Task A_role_that_cannot_be_assumed_is_refused_before_a_task_is_made(string operation, string members)
    {
        await using var link = await StartAsync(WithRoles with { ExecutionRoleArn = "arn:aws:iam::123456789012:role/missing" });

        Assert.Equal("ClientException: " + Refusal("missing"), await link.Ecs.RefusalAsync(operation, $"{{'taskDefinition':'web'{members}}}"));
    }

    private static string Refusal(string role) =>
        $"ECS was unable to assume the role 'arn:aws:iam::123456789012:role/{role}' that was provided for this task. Please verify that the role being passed has the "
        + "proper trust relationship and permissions and that your IAM user has permissions to pass this role.";

    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static (string?, string?, string?, string?, string?) Told(IamRoleCredentials one) =>
        (one.RoleArn, one.AccessKeyId, one.SecretAccessKey, one.SessionToken, one.Expiration);

    private static async Task<LinkHarness> StartAsync(TaskDefinition? definition = null)
    {
        var link = await LinkHarness.StartAsync();
        await link.Ecs.DefineAsync(definition ?? WithRoles);
        return link;
    }

    private static async Task<(string Arn, AgentLink.Payload.AcsTask Sent)> RunningAsync(LinkHarness link, FakeAgent agent)
    {
        var arn = await link.Ecs.RunAsync();
        var payload = await agent.NextAsync<PayloadMessage>();
        await agent.AcknowledgeAsync(payload.MessageId);
        await link.Ecs.ReportAsync(arn, "RUNNING");
        return (arn, payload.Tasks![0]);
    }

    /// <summary>Lets time go by, heartbeat by heartbeat, and gathers the credentials that come meanwhile.</summary>
    private static async Task<List<(DateTimeOffset At, IamRoleCredentialsMessage Message)>> BeatUntilAsync(LinkHarness link, FakeAgent agent, TimeSpan end)
    {
        var found = new List<(DateTimeOffset, IamRoleCredentialsMessage)>();
        while (link.Ecs.Time.GetUtcNow() < Start + end)
        {
            link.Ecs.Time.Advance(TimeSpan.FromSeconds(30));
            await agent.NextAsync<HeartbeatMessage>();
            await agent.SendAsync(new TaskStopVerificationMessage { MessageId = "ping", StopCandidates = [] });
            found.AddRange((await agent.UpToAsync<TaskStopVerificationAck>()).Cast<IamRoleCredentialsMessage>().Select(message => (link.Ecs.Time.GetUtcNow(), message)));
        }

        return found;
    }
}
