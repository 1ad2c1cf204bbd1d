using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.Tasks;

public sealed class TasksApiTests : IAsyncDisposable
{
    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Fact]
    public async Task StopTask_sets_the_desired_status_at_once_and_keeps_the_reason()
    {
        await StartAsync();
        var arn = await _ecs.RunAsync();
        await _ecs.ReportAsync(arn, "RUNNING");

        var task = (await _ecs.CallAsync("StopTask", $"{{'task':'{arn}','reason':'enough'}}"))["task"]!;

        Assert.Equal(("STOPPED", "RUNNING", "UserInitiated", "enough"), (
            (string?)task["desiredStatus"], (string?)task["lastStatus"], (string?)task["stopCode"], (string?)task["stoppedReason"]));
    }

    [Fact]
    public async Task Without_a_reason_the_user_stopped_it()
    {
        await StartAsync();

        Assert.Equal("Task stopped by user", (string?)(await _ecs.CallAsync("StopTask", $"{{'task':'{await _ecs.RunAsync()}'}}"))["task"]!["stoppedReason"]);
    }

    [Fact]
    public async Task Stopping_again_changes_nothing()
    {
        await StartAsync();
        var arn = await _ecs.RunAsync();
        var first = await _ecs.CallAsync("StopTask", $"{{'task':'{arn}','reason':'first'}}");
        _ecs.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(first.ToJsonString(), (await _ecs.CallAsync("StopTask", $"{{'task':'{arn}','reason':'second'}}")).ToJsonString());
    }

    [Fact]
    public async Task A_stopped_task_can_be_stopped()
    {
        await StartAsync();
        var arn = await _ecs.RunAsync();
        await _ecs.ReportAsync(arn, "STOPPED");
        var before = _ecs.TaskOf(arn);

        await _ecs.CallAsync("StopTask", $"{{'task':'{arn}'}}");

        Assert.Same(before, _ecs.TaskOf(arn));
    }

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("arn:aws:ecs:eu-west-1:123456789012:task/default/0123456789abcdef0123456789abcdef")]
    [InlineData("arn:aws:ecs:eu-west-1:210987654321:task/default/0123456789abcdef0123456789abcdef")]
    [InlineData("")]
    public async Task An_unknown_task_cannot_be_stopped(string task)
    {
        await _ecs.CallAsync("CreateCluster");

        Assert.Equal("InvalidParameterException: The referenced task was not found.", await _ecs.RefusalAsync("StopTask", $"{{'task':'{task}'}}"));
    }

    [Fact]
    public async Task Tasks_are_described_by_id_and_by_ARN_and_unknown_ones_are_MISSING()
    {
        await StartAsync();
        var (first, second) = (await _ecs.RunAsync(), await _ecs.RunAsync());

        var answer = await _ecs.CallAsync("DescribeTasks", $"{{'tasks':['{first}','{second.Split('/')[^1]}','{first}','nothing']}}");

        Assert.Equal([first, second], answer["tasks"].Each("taskArn"));
        Assert.Equal([("MISSING", "arn:aws:ecs:eu-west-1:123456789012:task/default/nothing")],
            answer["failures"]!.AsArray().Select(one => ((string)one!["reason"]!, (string)one["arn"]!)));
    }

    [Theory]
    [InlineData("DescribeTasks", "{'tasks':['0123456789abcdef0123456789abcdef01234']}")]
    [InlineData("DescribeTasks", "{'tasks':['arn:aws:ecs:eu-west-1:123456789012:task/default/0123456789abcdef0123456789abcdef01234']}")]
    [InlineData("StopTask", "{'task':'0123456789abcdef0123456789abcdef01234'}")]
    public async Task An_id_that_is_longer_than_ids_are_is_refused(string operation, string input)
    {
        await _ecs.CallAsync("CreateCluster");

        Assert.Equal("InvalidParameterException: taskId longer than 36.", await _ecs.RefusalAsync(operation, input));
    }

    [Fact]
    public async Task A_container_that_nothing_was_heard_of_has_UNKNOWN_health_and_no_bindings()
    {
        await StartAsync();
        var arn = await _ecs.RunAsync();
        await _ecs.ReportAsync(arn, "RUNNING");

        var container = (await _ecs.CallAsync("DescribeTasks", $"{{'tasks':['{arn}']}}"))["tasks"]![0]!["containers"]![0]!;

        Assert.Equal(("UNKNOWN", "[]", "[]"), (
            (string?)container["healthStatus"], container["networkBindings"]!.ToJsonString(), container["networkInterfaces"]!.ToJsonString()));
    }

    [Fact]
    public async Task A_task_of_another_cluster_is_MISSING()
    {
        await StartAsync();
        await _ecs.CallAsync("CreateCluster", "{'clusterName':'other'}");

        Assert.Equal(["MISSING"], (await _ecs.CallAsync("DescribeTasks", $"{{'cluster':'other','tasks':['{await _ecs.RunAsync()}']}}"))["failures"].Each("reason"));
    }

    [Theory]
    [InlineData(0, "Tasks cannot be empty.")]
    [InlineData(101, "Tasks can have at most 100 items.")]
    public async Task Between_1_and_100_tasks_are_described(int count, string message)
    {
        await _ecs.CallAsync("CreateCluster");

        Assert.Equal(
            $"InvalidParameterException: {message}",
            await _ecs.RefusalAsync("DescribeTasks", $"{{'tasks':[{string.Join(',', Enumerable.Range(0, count).Select(i => $"'{i}'"))}]}}"));
    }

    [Fact]
    public async Task A_task_whose_agent_is_gone_keeps_its_state_and_is_DISCONNECTED()
    {
        await StartAsync();
        var arn = await _ecs.RunAsync();
        await _ecs.ReportAsync(arn, "RUNNING");
        await _ecs.ConnectAsync(_ecs.TaskOf(arn)!.Task.ContainerInstanceArn!, connected: false);

        var task = (await _ecs.CallAsync("DescribeTasks", $"{{'tasks':['{arn}']}}"))["tasks"]![0]!;

        Assert.Equal(("RUNNING", "DISCONNECTED"), ((string?)task["lastStatus"], (string?)task["connectivity"]));
    }

    [Fact]
    public async Task A_stopped_task_is_described_for_an_hour()
    {
        await _ecs.Service.StartAsync();
        await StartAsync();
        var arn = await _ecs.RunAsync();
        await _ecs.ReportAsync(arn, "STOPPED");

        _ecs.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal([arn], (await _ecs.CallAsync("DescribeTasks", $"{{'tasks':['{arn}']}}"))["tasks"].Each("taskArn"));
        _ecs.Time.Advance(TimeSpan.FromMinutes(2));

        await Wait.UntilAsync(() => _ecs.TaskOf(arn) is null, "Forgetting");
        Assert.Equal(["MISSING"], (await _ecs.CallAsync("DescribeTasks", $"{{'tasks':['{arn}']}}"))["failures"].Each("reason"));
    }

    private async Task StartAsync()
    {
        await _ecs.DefineAsync();
        await _ecs.JoinAsync();
    }
}
