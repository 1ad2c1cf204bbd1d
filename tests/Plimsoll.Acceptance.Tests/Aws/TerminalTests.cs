using Plimsoll.Acceptance.Tests.Support;

namespace Plimsoll.Acceptance.Tests.Aws;

/// <summary>What a person at the terminal asks of running tasks.</summary>
public sealed class TerminalTests(LocalCluster cluster) : IClassFixture<LocalCluster>
{
    private const string Say = "\"command\":[\"sh\",\"-c\",\"echo I am here; trap 'exit 0' TERM; while true; do sleep 1; done\"]";

    [Fact]
    public async Task Logs_of_a_task_come_from_CloudWatch_Logs_by_the_beginning_of_its_id()
    {
        await cluster.RegisterAsync("shipped", Say + $$$""","logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"{{{LocalCluster.LogGroup}}}","awslogs-region":"us-east-1","awslogs-stream-prefix":"t"}}""");

        Assert.Equal("I am here\n", await LogsAsync(await RunAsync("shipped")));
    }

    [Fact]
    public async Task Logs_of_a_task_without_log_driver_come_from_the_engine()
    {
        await cluster.RegisterAsync("plain", Say);

        Assert.Equal("I am here\n", await LogsAsync(await RunAsync("plain")));
    }

    [Fact]
    public async Task A_task_is_explained_by_the_beginning_of_its_id()
    {
        await cluster.RegisterAsync("short", Say);
        var arn = await RunAsync("short");

        var run = await cluster.PlimsollAsync("explain", IdOf(arn)[..8]);

        Assert.StartsWith(arn, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Down_removes_what_runs_and_the_next_start_goes_on_with_the_state()
    {
        await cluster.RegisterAsync("downed", Say);
        await cluster.AwsAsync("ecs create-service --service-name downed --task-definition downed --desired-count 1");
        await cluster.AwsAsync("ecs wait services-stable --services downed");
        var first = Assert.Single((await cluster.AwsAsync("ecs list-tasks --service-name downed")).GetProperty("taskArns").EnumerateArray()).GetString()!;
        var container = (await cluster.AwsAsync("ecs describe-tasks --tasks " + first)).GetProperty("tasks")[0].GetProperty("containers")[0].GetProperty("runtimeId").GetString()!;

        var down = await cluster.PlimsollAsync("down");

        Assert.True(down.Code == 0, down.Error);
        Assert.NotEqual(0, (await Command.RunAsync("docker", ["inspect", container])).Code);
        await cluster.StartAsync();
        await LocalCluster.Until(
            async () => (await cluster.AwsAsync("ecs list-tasks --service-name downed")).GetProperty("taskArns") is var arns
                && arns.GetArrayLength() == 1 && arns[0].GetString() != first,
            "another task of the service");
    }

    [Fact]
    public async Task What_a_server_left_whose_data_is_gone_is_removed_as_an_orphan()
    {
        const string Instance = "i-0orphantest";
        var gone = Path.Combine(Path.GetTempPath(), $"plimsoll-gone-{Guid.NewGuid():N}");
        await Command.RunAsync("docker", ["network", "create", "--label", $"plimsoll.instance={Instance}", "--label", $"plimsoll.directory={Environment.MachineName}:{gone}", $"plimsoll-{Instance}"]);
        var container = (await Command.RunAsync(
            "docker", ["create", "--label", $"plimsoll.instance={Instance}", "--label", $"plimsoll.directory={Environment.MachineName}:{gone}", LocalCluster.Image, "sh"])).Output.Trim();

        var down = await Command.RunAsync(Repository.Binary(), ["down", "--orphans", "--data", gone]);

        Assert.Contains(Instance, down.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, (await Command.RunAsync("docker", ["inspect", container])).Code);
        Assert.NotEqual(0, (await Command.RunAsync("docker", ["network", "inspect", $"plimsoll-{Instance}"])).Code);
    }

    private async Task<string> LogsAsync(string arn)
    {
        Command run = new(1, "", "");
        await LocalCluster.Until(async () => (run = await cluster.PlimsollAsync("logs", IdOf(arn)[..8])).Output.Length > 0, "a line in the log");
        return run.Output;
    }

    private async Task<string> RunAsync(string family)
    {
        var run = await cluster.AwsAsync($"ecs run-task --task-definition {family}");
        var arn = Assert.Single(run.GetProperty("tasks").EnumerateArray()).GetProperty("taskArn").GetString()!;
        await cluster.UntilTaskAsync(arn, "RUNNING");
        return arn;
    }

    private static string IdOf(string arn) => arn[(arn.LastIndexOf('/') + 1)..];
}
