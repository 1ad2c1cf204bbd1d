using Plimsoll.Ecs.Control.Tasks;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.ContainerInstances;

public sealed class ContainerInstancesApiTests : IAsyncDisposable
{
    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Fact]
    public async Task What_remains_and_what_runs_is_told_from_the_tasks()
    {
        await _ecs.DefineAsync(Defined.Of(Defined.Container() with { PortMappings = [new() { ContainerPort = 80, HostPort = 8080 }] }));
        var instance = await _ecs.JoinAsync();
        await _ecs.ReportAsync(await _ecs.RunAsync(), "RUNNING");
        await _ecs.DefineAsync(Defined.Named("other", 1));
        await _ecs.CallAsync("RunTask", "{'taskDefinition':'other'}");

        var told = (await _ecs.CallAsync("DescribeContainerInstances", $"{{'containerInstances':['{instance}']}}"))["containerInstances"]![0]!;

        Assert.Equal((1, 1), ((int?)told["runningTasksCount"], (int?)told["pendingTasksCount"]));
        Assert.Equal(1024 - 256, await _ecs.RemainingAsync(instance, "CPU"));
        Assert.Equal(1024 - 128, await _ecs.RemainingAsync(instance, "MEMORY"));
        Assert.Equal(["22", "8080"], told["remainingResources"]!.AsArray().Single(one => (string?)one!["name"] == "PORTS")!["stringSetValue"].Strings());
        Assert.Equal(["22"], told["registeredResources"]!.AsArray().Single(one => (string?)one!["name"] == "PORTS")!["stringSetValue"].Strings());
    }

    [Theory]
    [InlineData("attribute:rack == r1", "r1")]
    [InlineData("attribute:rack in [r1, r2]", "r1 r2")]
    [InlineData("not(attribute:rack == r1)", "r2 r3")]
    [InlineData("agentConnected == true", "r1 r2 r3")]
    [InlineData("runningTasksCount == 1", "r2")]
    [InlineData("task:group == family:web", "r2")]
    public async Task Instances_are_filtered_by_the_query_language(string filter, string expected)
    {
        await _ecs.DefineAsync();
        var racks = new Dictionary<string, string>();
        foreach (var rack in new[] { "r1", "r2", "r3" })
        {
            racks[await _ecs.JoinAsync(attributes: $"rack={rack}")] = rack;
        }

        var second = racks.Single(one => one.Value == "r2").Key;
        var task = await _ecs.CallAsync("StartTask", $"{{'taskDefinition':'web','containerInstances':['{second}']}}");
        await _ecs.ReportAsync((string)task["tasks"]![0]!["taskArn"]!, "RUNNING");

        var found = (await _ecs.CallAsync("ListContainerInstances", $"{{'filter':'{filter}'}}"))["containerInstanceArns"].Strings();

        Assert.Equal(expected, string.Join(' ', found.Select(arn => racks[arn]).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_query_for_the_number_of_running_tasks_asks_for_the_number_that_is_shown()
    {
        await _ecs.DefineAsync();
        var instance = await _ecs.JoinAsync();
        var task = await _ecs.RunAsync();
        await _ecs.ReportAsync(task, "RUNNING");
        await _ecs.CallAsync("StopTask", $"{{'task':'{task}'}}");
        await _ecs.Cell.WriteAsync(tx => tx.Put(EcsTables.Tasks, TaskTransitions.StopAcknowledged(tx.All(EcsTables.Tasks).Single())));

        var told = (await _ecs.CallAsync("DescribeContainerInstances", $"{{'containerInstances':['{instance}']}}"))["containerInstances"]![0]!;

        Assert.Equal(("STOPPING", 1), (_ecs.TaskOf(task)!.Task.LastStatus, (int?)told["runningTasksCount"]));
        Assert.Empty((await _ecs.CallAsync("ListContainerInstances", "{'filter':'runningTasksCount == 0'}"))["containerInstanceArns"]!.AsArray());
        Assert.Equal([instance], (await _ecs.CallAsync("ListContainerInstances", "{'filter':'runningTasksCount == 1'}"))["containerInstanceArns"].Strings());
    }

    [Fact]
    public async Task A_filter_that_cannot_be_read_is_refused()
    {
        await _ecs.CallAsync("CreateCluster");

        Assert.StartsWith("InvalidParameterException: ", await _ecs.RefusalAsync("ListContainerInstances", "{'filter':'attribute:'}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_narrows_the_list()
    {
        var (active, draining) = (await _ecs.JoinAsync(), await _ecs.JoinAsync());
        await UpdateAsync(draining, "DRAINING");

        Assert.Equal([draining], (await _ecs.CallAsync("ListContainerInstances", "{'status':'DRAINING'}"))["containerInstanceArns"].Strings());
        Assert.Equal([active], (await _ecs.CallAsync("ListContainerInstances", "{'status':'ACTIVE'}"))["containerInstanceArns"].Strings());
        Assert.Equal(2, (await _ecs.CallAsync("ListContainerInstances"))["containerInstanceArns"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_token_is_good_for_the_filter_that_gave_it_alone()
    {
        await _ecs.JoinAsync();
        await _ecs.JoinAsync();
        var token = (string?)(await _ecs.CallAsync("ListContainerInstances", "{'maxResults':1}"))["nextToken"];

        Assert.Single((await _ecs.CallAsync("ListContainerInstances", $"{{'maxResults':1,'nextToken':'{token}'}}"))["containerInstanceArns"]!.AsArray());
        Assert.Contains(
            "Invalid token",
            await _ecs.RefusalAsync("ListContainerInstances", $"{{'maxResults':1,'nextToken':'{token}','filter':'attribute:rack == r1'}}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draining_leaves_standalone_tasks_alone_and_can_be_taken_back()
    {
        await _ecs.DefineAsync();
        var instance = await _ecs.JoinAsync();
        var task = await _ecs.RunAsync();

        await UpdateAsync(instance, "DRAINING");
        Assert.Equal("RUNNING", _ecs.TaskOf(task)!.Task.DesiredStatus);
        await UpdateAsync(instance, "ACTIVE");

        await _ecs.RunAsync();
    }

    [Fact]
    public async Task Unknown_and_deregistered_instances_are_failures_of_an_update()
    {
        var gone = await _ecs.JoinAsync();
        await _ecs.CallAsync("DeregisterContainerInstance", $"{{'containerInstance':'{gone}'}}");

        var answer = await _ecs.CallAsync("UpdateContainerInstancesState", $"{{'containerInstances':['{gone}','nothing'],'status':'DRAINING'}}");

        Assert.Equal(["INACTIVE", "MISSING"], answer["failures"].Each("reason").Order());
        Assert.Empty(answer["containerInstances"]!.AsArray());
    }

    [Theory]
    [InlineData("'containerInstances':['i'],'status':'REGISTERING'", "Container instance status should be one of [ACTIVE, DRAINING]")]
    [InlineData("'containerInstances':[],'status':'ACTIVE'", "Container Instances should have between 1 and 10 items.")]
    public async Task A_wrong_update_is_refused(string members, string message) => Assert.Equal(
        $"InvalidParameterException: {message}", await _ecs.RefusalAsync("UpdateContainerInstancesState", $"{{{members}}}"));

    [Theory]
    [InlineData(0, "Container Instances cannot be empty.")]
    [InlineData(101, "Container Instances can have at most 100 items.")]
    public async Task Between_1_and_100_instances_are_described(int count, string message) => Assert.Equal(
        $"InvalidParameterException: {message}",
        await _ecs.RefusalAsync("DescribeContainerInstances", $"{{'containerInstances':[{string.Join(',', Enumerable.Range(0, count).Select(i => $"'{i}'"))}]}}"));

    private Task<System.Text.Json.Nodes.JsonNode> UpdateAsync(string instance, string status) =>
        _ecs.CallAsync("UpdateContainerInstancesState", $"{{'containerInstances':['{instance}'],'status':'{status}'}}");
}
