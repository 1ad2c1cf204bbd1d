using System.Text.Json.Nodes;
using Plimsoll.Agent.Tests.Support;
using Plimsoll.AgentLink.Acs;
using Plimsoll.AgentLink.Payload;

namespace Plimsoll.Agent.Tests.Running;

public class SecretTests
{
    private const string Arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf";
    private static readonly IamRoleCredentials Role = new()
    {
        CredentialsId = "execution-1", RoleArn = "arn:aws:iam::123456789012:role/exec", AccessKeyId = "ASIAEXEC", SecretAccessKey = "s", SessionToken = "t",
        Expiration = "2100-01-01T00:00:00Z",
    };

    [Fact]
    public async Task A_container_has_its_secrets_as_variables()
    {
        await using var agent = await AgentFixture.StartAsync();
        agent.Control.Override = Stores;
        var task = Task(Of("PASSWORD", Arn + ":password::", "asm"), Of("WHOLE", Arn, "asm"), Of("TOKEN", "/app/token", "ssm"));

        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");

        var variables = (await agent.InspectAsync(task, "app")).Config!.Env;
        Assert.Contains("PASSWORD=hunter2", variables);
        Assert.Contains("WHOLE={\"password\":\"hunter2\"}", variables);
        Assert.Contains("TOKEN=sesame", variables);
    }

    [Fact]
    public async Task They_are_read_with_the_execution_role()
    {
        await using var agent = await AgentFixture.StartAsync();
        agent.Control.Override = Stores;
        var task = Task(Of("TOKEN", "/app/token", "ssm"));

        await agent.Control.RunAsync(task);
        await agent.Control.ChangeAsync(task, "RUNNING");

        Assert.Contains(agent.Control.Signers.All, it => it == ("GetParameters", "ASIAEXEC"));
    }

    [Theory]
    [InlineData("/no/such", "ssm", "ResourceInitializationError: fetching secret data from SSM Parameter Store in us-east-1: invalid parameters: /no/such")]
    [InlineData(
        "arn:aws:secretsmanager:us-east-1:123456789012:secret:gone", "asm",
        "ResourceInitializationError: ResourceNotFoundException: The task can't retrieve the secret with ARN 'arn:aws:secretsmanager:us-east-1:123456789012:secret:gone' "
        + "from AWS Secrets Manager. Check whether the secret exists in the specified Region: ResourceNotFoundException: Secrets Manager can't find the specified secret.")]
    [InlineData(Arn + ":user::", "asm", "ResourceInitializationError: retrieved secret from Secrets Manager did not contain json key user")]
    public async Task A_task_whose_secret_cannot_be_had_stops_and_says_which(string valueFrom, string provider, string reason)
    {
        await using var agent = await AgentFixture.StartAsync();
        agent.Control.Override = Stores;
        var task = Task(Of("X", valueFrom, provider));

        await agent.Control.RunAsync(task);

        Assert.Equal(reason, (string?)(await agent.Control.ContainerAsync(task, "app", "STOPPED"))["reason"]);
        Assert.Empty(await agent.ContainersAsync(task));
    }

    [Fact]
    public async Task A_permission_that_is_missing_is_named()
    {
        await using var agent = await AgentFixture.StartAsync();
        const string Denial = "User: arn:aws:sts::123456789012:assumed-role/exec/x is not authorized to perform: ssm:GetParameters on resource: arn:aws:ssm:us-east-1:123456789012:parameter/p";
        agent.Control.Override = (operation, _) => operation == "GetParameters"
            ? (400, new JsonObject { ["__type"] = "AccessDeniedException", ["message"] = Denial }) : null;
        var task = Task(Of("X", "p", "ssm"));

        await agent.Control.RunAsync(task);

        Assert.Equal(
            $"ResourceInitializationError: fetching secret data from SSM Parameter Store in us-east-1: AccessDeniedException: {Denial}",
            (string?)(await agent.Control.ContainerAsync(task, "app", "STOPPED"))["reason"]);
    }

    [Fact]
    public async Task A_task_whose_credentials_come_late_waits_for_them()
    {
        await using var agent = await AgentFixture.StartAsync();
        agent.Control.Override = Stores;
        var task = Task(Of("TOKEN", "/app/token", "ssm")) with { ExecutionRoleCredentials = null };

        await agent.Control.RunAsync(task);
        await agent.Control.SendAsync(new IamRoleCredentialsMessage
        {
            MessageId = "late", TaskArn = task.Arn, TaskClusterArn = task.TaskClusterArn, RoleType = RoleType.TaskExecution, RoleCredentials = Role,
        });

        await agent.Control.ChangeAsync(task, "RUNNING");
        Assert.Contains("TOKEN=sesame", (await agent.InspectAsync(task, "app")).Config!.Env);
    }

    private static AcsTask Task(params Secret[] secrets) =>
        TestTask.Of(TestTask.Sleeper("app") with { Secrets = secrets }) with { ExecutionRoleCredentials = Role };

    private static Secret Of(string name, string valueFrom, string provider) => new()
    {
        Name = name, ValueFrom = valueFrom, Provider = provider, Region = "us-east-1", Type = "ENVIRONMENT_VARIABLE", Target = "CONTAINER",
    };

    private static (int, JsonObject)? Stores(string operation, JsonObject body) => operation switch
    {
        "GetParameters" when (string?)body["Names"]![0] == "/app/token" => (200, new JsonObject
        {
            ["Parameters"] = new JsonArray(new JsonObject { ["Name"] = "/app/token", ["Value"] = "sesame" }), ["InvalidParameters"] = new JsonArray(),
        }),
        "GetParameters" => (200, new JsonObject { ["Parameters"] = new JsonArray(), ["InvalidParameters"] = new JsonArray((string?)body["Names"]![0]) }),
        "GetSecretValue" when (string?)body["SecretId"] == Arn => (200, new JsonObject { ["SecretString"] = "{\"password\":\"hunter2\"}" }),
        "GetSecretValue" => (400, new JsonObject
        {
            ["__type"] = "ResourceNotFoundException", ["message"] = "Secrets Manager can't find the specified secret.",
        }),
        _ => null,
    };
}
