using Plimsoll.Acceptance.Tests.Support;

namespace Plimsoll.Acceptance.Tests.Aws;

/// <summary>Tasks from the API to the container and back, with the real <c>aws</c>.</summary>
public sealed class TaskTests(LocalCluster cluster) : IClassFixture<LocalCluster>
{
    private const string Logs =
        ",\"logConfiguration\":{\"logDriver\":\"awslogs\",\"options\":{\"awslogs-group\":\"" + LocalCluster.LogGroup +
        "\",\"awslogs-region\":\"us-east-1\",\"awslogs-stream-prefix\":\"t\"}}";

    [Fact]
    public async Task What_a_container_writes_is_read_back_from_its_log_stream()
    {
        var arn = await RunAsync("writer", "\"command\":[\"sh\",\"-c\",\"echo written by a container\"]" + Logs);
        await cluster.UntilTaskAsync(arn, "STOPPED");
        var events = await cluster.AwsAsync($"logs get-log-events --log-group-name {LocalCluster.LogGroup} --log-stream-name t/main/{arn.Split('/')[^1]}");
        Assert.Equal("written by a container", Assert.Single(events.GetProperty("events").EnumerateArray()).GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_dynamic_host_port_answers_from_inside_the_container()
    {
        var arn = await RunAsync("server", "\"command\":[\"sh\",\"-c\",\"echo pong > /index.html; exec httpd -f -p 80 -h /\"],\"portMappings\":[{\"containerPort\":80}]");
        var binding = (await cluster.UntilTaskAsync(arn, "RUNNING")).GetProperty("containers")[0].GetProperty("networkBindings")[0];
        using var http = new HttpClient();
        var address = new Uri($"http://{binding.GetProperty("bindIP").GetString()}:{binding.GetProperty("hostPort").GetInt32()}/");
        Assert.Equal("pong\n", await http.GetStringAsync(address));
    }

    [Fact]
    public async Task A_task_of_its_own_network_has_an_address_in_its_subnet()
    {
        var subnets = await cluster.PlimsollAsync("status", "--output", "json");
        var subnet = System.Text.RegularExpressions.Regex.Match(subnets.Output, "subnet-[0-9a-f]+").Value;
        await cluster.RegisterAsync("vpc", "\"command\":[\"sh\",\"-c\",\"echo pong > /index.html; exec httpd -f -p 80 -h /\"]", "\"networkMode\":\"awsvpc\",");
        var arn = (await cluster.AwsAsync($"ecs run-task --task-definition vpc --network-configuration awsvpcConfiguration={{subnets=[{subnet}]}}"))
            .GetProperty("tasks")[0].GetProperty("taskArn").GetString()!;
        var task = await cluster.UntilTaskAsync(arn, "RUNNING");
        var address = task.GetProperty("containers")[0].GetProperty("networkInterfaces")[0].GetProperty("privateIpv4Address").GetString();
        using var http = new HttpClient();
        Assert.Equal("pong\n", await http.GetStringAsync(new Uri($"http://{address}/")));
    }

    [Fact]
    public async Task An_essential_container_that_exits_stops_its_task_with_its_exit_code()
    {
        var task = await cluster.UntilTaskAsync(await RunAsync("exits", "\"command\":[\"sh\",\"-c\",\"exit 3\"]"), "STOPPED");
        Assert.Equal("EssentialContainerExited", task.GetProperty("stopCode").GetString());
        Assert.Equal("Essential container in task exited", task.GetProperty("stoppedReason").GetString());
        Assert.Equal(3, task.GetProperty("containers")[0].GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public async Task An_image_that_is_nowhere_is_named_in_the_reason()
    {
        const string Definition = """{"family":"noimage","containerDefinitions":[{"name":"main","image":"127.0.0.1:9/nowhere:1","memory":16}]}""";
        await cluster.AwsAsync("ecs register-task-definition --cli-input-json", Definition);
        var arn = (await cluster.AwsAsync("ecs run-task --task-definition noimage")).GetProperty("tasks")[0].GetProperty("taskArn").GetString()!;
        var task = await cluster.UntilTaskAsync(arn, "STOPPED");
        Assert.Equal("TaskFailedToStart", task.GetProperty("stopCode").GetString());
        Assert.StartsWith("CannotPull", task.GetProperty("stoppedReason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_is_not_in_the_image_is_named_in_the_reason()
    {
        var task = await cluster.UntilTaskAsync(await RunAsync("nocommand", "\"command\":[\"/no/such/program\"]"), "STOPPED");
        Assert.Equal("TaskFailedToStart", task.GetProperty("stopCode").GetString());
        Assert.Contains("/no/such/program", task.GetProperty("stoppedReason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_killed_for_its_memory_says_so()
    {
        var task = await cluster.UntilTaskAsync(
            await RunAsync("oom", "\"command\":[\"sh\",\"-c\",\"x=a; while true; do x=$x$x; done\"]"), "STOPPED");
        Assert.StartsWith("OutOfMemoryError", task.GetProperty("containers")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_task_says_who_stopped_it()
    {
        var arn = await RunAsync("stopped", "\"command\":[\"sh\",\"-c\",\"exec sleep 600\"],\"stopTimeout\":2");
        await cluster.UntilTaskAsync(arn, "RUNNING");
        await cluster.AwsAsync($"ecs stop-task --task {arn} --reason enough");
        var task = await cluster.UntilTaskAsync(arn, "STOPPED");
        Assert.Equal("UserInitiated", task.GetProperty("stopCode").GetString());
        Assert.Equal("enough", task.GetProperty("stoppedReason").GetString());
        Assert.Equal(137, task.GetProperty("containers")[0].GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public async Task Running_tasks_outlive_a_killed_server_and_are_described_by_the_next()
    {
        var arn = await RunAsync("outlives", "\"command\":[\"sh\",\"-c\",\"exec sleep 600\"]");
        var before = await cluster.UntilTaskAsync(arn, "RUNNING");
        await cluster.KillAsync();
        await cluster.StartAsync();
        var after = await cluster.UntilTaskAsync(arn, "RUNNING");
        Assert.Equal(
            before.GetProperty("containers")[0].GetProperty("runtimeId").GetString(),
            after.GetProperty("containers")[0].GetProperty("runtimeId").GetString());
        await cluster.AwsAsync($"ecs stop-task --task {arn}");
        await cluster.UntilTaskAsync(arn, "STOPPED");
    }

    [Fact]
    public async Task Lists_come_in_pages_whose_tokens_are_refused_for_another_list()
    {
        await cluster.RegisterAsync("paged", "\"command\":[\"sh\"]");
        await cluster.RegisterAsync("paged", "\"command\":[\"sh\"]");
        var first = await cluster.AwsAsync("ecs list-task-definitions --family-prefix paged --max-results 1 --no-paginate");
        var token = first.GetProperty("nextToken").GetString();
        var second = await cluster.AwsAsync($"ecs list-task-definitions --family-prefix paged --max-results 1 --no-paginate --next-token {token}");
        Assert.EndsWith("paged:2", second.GetProperty("taskDefinitionArns")[0].GetString(), StringComparison.Ordinal);
        var refused = await cluster.TryAwsAsync($"ecs list-task-definitions --family-prefix other --no-paginate --next-token {token}");
        Assert.Contains("InvalidParameterException", refused.Error, StringComparison.Ordinal);
    }

    private async Task<string> RunAsync(string family, string container)
    {
        await cluster.RegisterAsync(family, container);
        var answer = await cluster.AwsAsync($"ecs run-task --task-definition {family}");
        return answer.GetProperty("tasks")[0].GetProperty("taskArn").GetString()!;
    }
}
