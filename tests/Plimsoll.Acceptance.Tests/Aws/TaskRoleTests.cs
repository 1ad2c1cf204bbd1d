using System.Text.Json;
using Plimsoll.Acceptance.Tests.Support;

namespace Plimsoll.Acceptance.Tests.Aws;

/// <summary>
/// Task roles: what is in a container finds its credentials and the API by itself, in every network mode. Of several servers of a machine the one
/// that began last has the tasks in host mode, so no other cluster may begin meanwhile.
/// </summary>
[Collection(nameof(AloneOnTheMachine))]
public sealed class TaskRoleTests(LocalCluster cluster) : IClassFixture<LocalCluster>
{
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const string Credentials = "busybox wget -q -O - http://169.254.170.2$AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";

    [Theory]
    [InlineData("bridge")]
    [InlineData("host")]
    [InlineData("awsvpc")]
    public async Task A_container_finds_the_keys_of_its_role_and_the_api_they_work_at(string mode)
    {
        var (task, container) = await RunAsync("caller-" + mode, mode);

        var keys = JsonElement.Parse((await ExecAsync(container, Credentials)).Output);
        var endpoint = (await ExecAsync(container, "echo $AWS_ENDPOINT_URL")).Output.Trim();
        Assert.Contains("\"status\":\"ok\"", (await ExecAsync(container, $"busybox wget -q -O - {endpoint}/_plimsoll/health")).Output, StringComparison.Ordinal);
        var who = await Command.RunAsync("aws", ["sts", "get-caller-identity", "--output", "json", "--region", "us-east-1", "--endpoint-url", endpoint], new Dictionary<string, string>
        {
            ["AWS_ACCESS_KEY_ID"] = keys.GetProperty("AccessKeyId").GetString()!,
            ["AWS_SECRET_ACCESS_KEY"] = keys.GetProperty("SecretAccessKey").GetString()!,
            ["AWS_SESSION_TOKEN"] = keys.GetProperty("Token").GetString()!,
        });

        Assert.True(who.Code == 0, who.Error);
        Assert.Equal(
            $"arn:aws:sts::000000000000:assumed-role/app/{task[(task.LastIndexOf('/') + 1)..]}", JsonElement.Parse(who.Output).GetProperty("Arn").GetString());
    }

    [Fact]
    public async Task An_awsvpc_container_reads_its_task_by_each_version()
    {
        var (task, container) = await RunAsync("reader", "awsvpc");
        foreach (var uri in new[] { "http://169.254.170.2/v2/metadata", "$ECS_CONTAINER_METADATA_URI/task", "$ECS_CONTAINER_METADATA_URI_V4/task" })
        {
            Assert.Equal(task, JsonElement.Parse((await ExecAsync(container, "busybox wget -q -O - " + uri)).Output).GetProperty("TaskARN").GetString());
        }

        // The instance role's policy lets the agent read tags.
        await cluster.AwsAsync($"ecs tag-resource --tags key=team,value=blue --resource-arn {task}");
        var tagged = JsonElement.Parse((await ExecAsync(container, "busybox wget -q -O - $ECS_CONTAINER_METADATA_URI_V4/taskWithTags")).Output);
        Assert.Equal("blue", tagged.GetProperty("TaskTags").GetProperty("team").GetString());
    }

    [Fact]
    public async Task A_stopped_tasks_id_is_refused_from_another_container()
    {
        var (first, before) = await RunAsync("short", "bridge");
        var uri = (await ExecAsync(before, "echo $AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")).Output.Trim();
        var (_, other) = await RunAsync("long", "bridge");
        var ask = $"busybox wget -q -O - http://169.254.170.2{uri}";
        Assert.Contains("AccessKeyId", (await ExecAsync(other, ask)).Output, StringComparison.Ordinal);

        await cluster.AwsAsync("ecs stop-task --task " + first);
        await cluster.UntilTaskAsync(first, "STOPPED");

        Assert.Contains("400 Bad Request", (await ExecAsync(other, ask)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_without_a_role_has_no_credentials()
    {
        var (_, container) = await RunAsync("roleless", "bridge", role: "");

        Assert.DoesNotContain("AWS_CONTAINER_CREDENTIALS", (await ExecAsync(container, "busybox env")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_servers_of_a_machine_do_not_get_each_others_containers()
    {
        var second = new LocalCluster();
        await second.InitializeAsync();
        try
        {
            var (_, ours) = await RunAsync("ours", "bridge");
            var (_, theirs) = await RunAsync("theirs", "awsvpc", on: second);

            Assert.Contains("AccessKeyId", (await ExecAsync(ours, Credentials)).Output, StringComparison.Ordinal);
            Assert.Contains("AccessKeyId", (await ExecAsync(theirs, Credentials)).Output, StringComparison.Ordinal);
        }
        finally
        {
            await second.DisposeAsync();
        }
    }

    [Fact]
    public async Task Nothing_of_it_is_left_on_the_machine_when_the_server_is_taken_down()
    {
        var server = new LocalCluster();
        await server.InitializeAsync();
        var instances = (await server.PlimsollAsync("status")).Output.Split('\n').Where(line => line.StartsWith("instance\t", StringComparison.Ordinal)).Select(line => line.Split('\t')[2]).ToList();
        Assert.Contains((await RulesAsync()).Split('\n'), rule => instances.Any(instance => rule.Contains($"plimsoll/{instance}/role", StringComparison.Ordinal)));

        await server.DisposeAsync();

        var rules = await RulesAsync();
        Assert.DoesNotContain(instances, instance => rules.Contains(instance, StringComparison.Ordinal));
    }

    private static async Task<string> RulesAsync() => (await Command.RunAsync("/usr/sbin/iptables-save", [])).Output;

    private static Task<Command> ExecAsync(string container, string script) => Command.RunAsync("docker", ["exec", container, "sh", "-c", script]);

    private async Task<(string Task, string Container)> RunAsync(string family, string mode, string role = "\"taskRoleArn\":\"app\",", LocalCluster? on = null)
    {
        var where = on ?? cluster;

        // It may be there already.
        await where.TryAwsAsync("iam create-role --role-name app --assume-role-policy-document", Trust);
        await where.RegisterAsync(family, $"\"command\":[\"sh\",\"-c\",\"trap 'exit 0' TERM; while true; do busybox sleep 1; done\"]", $"\"networkMode\":\"{mode}\",{role}");
        var subnet = (await where.PlimsollAsync("status")).Output.Split('\n').First(line => line.StartsWith("subnet\t", StringComparison.Ordinal)).Split('\t')[1];
        var network = mode == "awsvpc" ? $" --network-configuration awsvpcConfiguration={{subnets=[{subnet}]}}" : "";
        var task = (await where.AwsAsync($"ecs run-task --task-definition {family}{network}")).GetProperty("tasks")[0].GetProperty("taskArn").GetString()!;
        var running = await where.UntilTaskAsync(task, "RUNNING");
        return (task, running.GetProperty("containers")[0].GetProperty("runtimeId").GetString()!);
    }
}
