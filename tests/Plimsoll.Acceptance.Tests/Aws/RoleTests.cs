using System.Text.Json;
using Plimsoll.Acceptance.Tests.Support;

namespace Plimsoll.Acceptance.Tests.Aws;

/// <summary>Roles as people use them: the task execution role that tasks are started with, and users whose policies are enforced.</summary>
public sealed class RoleTests(LocalCluster cluster) : IClassFixture<LocalCluster>
{
    private const string Account = "000000000000";
    private const string Tasks = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}}""";

    [Fact]
    public async Task A_task_has_its_secret_when_its_execution_role_may_read_it()
    {
        var secret = await SecretAsync("readable");
        await RoleAsync("may-read", "secretsmanager:GetSecretValue", secret);
        var arn = await RunAsync("reads", "may-read", $"{secret}:password::", "echo $PASSWORD > /out; exec sleep 1000");

        await cluster.UntilTaskAsync(arn, "RUNNING");

        var container = (await Command.RunAsync("docker", ["ps", "-q", "--filter", $"label=com.amazonaws.ecs.task-arn={arn}"])).Output.Trim();
        Assert.Equal("hunter2\n", (await Command.RunAsync("docker", ["exec", container, "/bin/busybox", "cat", "/out"])).Output);
    }

    [Fact]
    public async Task A_task_whose_execution_role_may_not_read_its_secret_stops_and_names_the_permission()
    {
        var secret = await SecretAsync("hidden");
        await RoleAsync("may-not-read", "logs:PutLogEvents", "*");
        var arn = await RunAsync("denied", "may-not-read", secret, "sleep 1000");

        var task = await cluster.UntilTaskAsync(arn, "STOPPED");

        Assert.Equal("TaskFailedToStart", task.GetProperty("stopCode").GetString());
        Assert.Contains(
            $"secret {secret}: AccessDeniedException: User: arn:aws:sts::{Account}:assumed-role/may-not-read/{arn.Split('/')[^1]} is not authorized to perform: "
            + $"secretsmanager:GetSecretValue on resource: {secret} because no identity-based policy allows the secretsmanager:GetSecretValue action",
            task.GetProperty("stoppedReason").GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_whose_role_ECS_may_not_assume_is_refused()
    {
        await cluster.AwsAsync("iam create-role --role-name of-machines --assume-role-policy-document", Tasks.Replace("ecs-tasks", "ec2", StringComparison.Ordinal));
        await RegisterAsync("foreign", "of-machines", null, "sleep 1000");

        var refused = await cluster.TryAwsAsync("ecs run-task --task-definition foreign");

        Assert.Contains($"(ClientException) when calling the RunTask operation: ECS was unable to assume the role 'arn:aws:iam::{Account}:role/of-machines'", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_may_do_what_its_policies_say_and_no_more()
    {
        await RegisterAsync("allowed", null, null, "sleep 1000");
        await RegisterAsync("other", null, null, "sleep 1000");
        var ada = await UserAsync("ada", $$"""{"Effect":"Allow","Action":"ecs:RunTask","Resource":"arn:aws:ecs:us-east-1:{{Account}}:task-definition/allowed:*"}""");

        Assert.Equal(0, (await cluster.TryAwsAsAsync(ada, "ecs run-task --task-definition allowed")).Code);
        Assert.Contains(
            $"(AccessDeniedException) when calling the RunTask operation: User: arn:aws:iam::{Account}:user/ada is not authorized to perform: ecs:RunTask on resource: "
            + $"arn:aws:ecs:us-east-1:{Account}:task-definition/other:1 because no identity-based policy allows the ecs:RunTask action",
            (await cluster.TryAwsAsAsync(ada, "ecs run-task --task-definition other")).Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_runs_a_task_with_a_role_must_be_allowed_to_pass_it()
    {
        await RoleAsync("passed", "logs:PutLogEvents", "*");
        await RegisterAsync("with-role", "passed", null, "sleep 1000");
        var eve = await UserAsync("eve", """{"Effect":"Allow","Action":"ecs:*","Resource":"*"}""");

        var refused = await cluster.TryAwsAsAsync(eve, "ecs run-task --task-definition with-role");

        Assert.Contains($"not authorized to perform: iam:PassRole on resource: arn:aws:iam::{Account}:role/passed", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_is_taken_away_is_gone_at_the_next_call()
    {
        var bob = await UserAsync("bob", """{"Effect":"Allow","Action":"ecs:ListClusters","Resource":"*"}""");
        Assert.Equal(0, (await cluster.TryAwsAsAsync(bob, "ecs list-clusters")).Code);

        await cluster.AwsAsync("iam delete-user-policy --user-name bob --policy-name may");

        Assert.Contains("AccessDeniedException", (await cluster.TryAwsAsAsync(bob, "ecs list-clusters")).Error, StringComparison.Ordinal);
    }

    private async Task<string> SecretAsync(string name) =>
        (await cluster.AwsAsync($"secretsmanager create-secret --name {name} --secret-string", """{"password":"hunter2"}""")).GetProperty("ARN").GetString()!;

    private async Task RoleAsync(string name, string action, string resource)
    {
        await cluster.AwsAsync($"iam create-role --role-name {name} --assume-role-policy-document", Tasks);
        await cluster.AwsAsync($"iam put-role-policy --role-name {name} --policy-name may --policy-document", Policy($$"""{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}"""));
    }

    private async Task<(string Id, string Secret)> UserAsync(string name, string statement)
    {
        await cluster.AwsAsync("iam create-user --user-name " + name);
        await cluster.AwsAsync($"iam put-user-policy --user-name {name} --policy-name may --policy-document", Policy(statement));
        var key = (await cluster.AwsAsync("iam create-access-key --user-name " + name)).GetProperty("AccessKey");
        return (key.GetProperty("AccessKeyId").GetString()!, key.GetProperty("SecretAccessKey").GetString()!);
    }

    private static string Policy(string statement) => $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""";

    private Task<string> RegisterAsync(string family, string? role, string? secret, string script) => cluster.RegisterAsync(
        family,
        $"\"command\":[\"sh\",\"-c\",{JsonSerializer.Serialize(script)}]" + (secret is null ? "" : $",\"secrets\":[{{\"name\":\"PASSWORD\",\"valueFrom\":\"{secret}\"}}]"),
        role is null ? "" : $"\"executionRoleArn\":\"arn:aws:iam::{Account}:role/{role}\",");

    private async Task<string> RunAsync(string family, string role, string secret, string script)
    {
        await RegisterAsync(family, role, secret, script);
        return (await cluster.AwsAsync("ecs run-task --task-definition " + family)).GetProperty("tasks")[0].GetProperty("taskArn").GetString()!;
    }
}
