using System.Text.Json;
using System.Text.Json.Nodes;
using Plimsoll.Ecs.Control.Services;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.Planning;

public sealed class ExplainServiceTests : IAsyncLifetime
{
    private readonly EcsHarness _ecs = new();

    public async ValueTask InitializeAsync()
    {
        await _ecs.Service.StartAsync();
        await _ecs.JoinAsync(cpu: 256);
        await _ecs.JoinAsync(cpu: 256);
        await _ecs.DefineAsync();
    }

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Fact]
    public async Task Places_count_every_task_and_what_is_missing_says_what_is_short()
    {
        await CreateAsync(5);
        await Wait.UntilAsync(() => Tasks().Count == 4, "four tasks");

        var explained = await ExplainAsync();

        Assert.Equal([2, 2], explained["places"]!.AsArray().Select(place => (int)place!["tasks"]!));
        Assert.Equal((1, "RESOURCE:CPU"), ((int)explained["missing"]!, (string?)explained["waiting"]!["failures"]![0]!["reason"]));
    }

    [Fact]
    public async Task What_a_draining_instance_holds_is_missing_until_it_is_replaced()
    {
        await CreateAsync(4);
        await Wait.UntilAsync(() => Tasks().Count == 4, "four tasks");
        foreach (var task in Tasks())
        {
            await _ecs.ReportAsync(task.Task.TaskArn!, "RUNNING");
        }

        await _ecs.CallAsync("UpdateContainerInstancesState", $"{{'status':'DRAINING','containerInstances':['{Tasks()[0].Task.ContainerInstanceArn}']}}");

        var explained = await ExplainAsync();

        Assert.Equal((2, "RESOURCE:CPU"), ((int)explained["missing"]!, (string?)explained["waiting"]!["failures"]![0]!["reason"]));
    }

    [Fact]
    public async Task The_newest_task_comes_first()
    {
        await CreateAsync(2);
        await Wait.UntilAsync(() => Tasks().Count == 2, "two tasks");
        var old = Tasks().Select(task => task.Task.TaskArn!).ToList();
        _ecs.Time.Advance(TimeSpan.FromSeconds(1));
        await _ecs.CallAsync("UpdateService", "{'service':'web','desiredCount':3}");
        await Wait.UntilAsync(() => Tasks().Count == 3, "a third task");

        var tasks = (await ExplainAsync())["tasks"].Each("taskArn");

        Assert.Equal(3, tasks.Length);
        Assert.DoesNotContain(tasks[0], old);
    }

    [Fact]
    public async Task Tasks_that_are_to_stop_are_in_no_place_but_are_counted_until_they_have()
    {
        await CreateAsync(2);
        await Wait.UntilAsync(() => Tasks().Count == 2, "two tasks");
        foreach (var task in Tasks())
        {
            await _ecs.ReportAsync(task.Task.TaskArn!, "RUNNING");
        }

        await _ecs.CallAsync("DeleteService", "{'service':'web','force':true}");
        await Wait.UntilAsync(() => Tasks().All(task => task.Task.DesiredStatus == "STOPPED"), "the end of the tasks");

        var explained = await ExplainAsync();

        Assert.Equal((0, 2, 0), (explained["places"]!.AsArray().Count, (int)explained["stopping"]!, (int)explained["missing"]!));
    }

    private List<TaskRecord> Tasks() => _ecs.Cell.Peek(view => view.Derived<ServiceTasks>().Of("default/web").ToList());

    private Task<JsonNode> CreateAsync(int count) =>
        _ecs.CallAsync("CreateService", $"{{'serviceName':'web','taskDefinition':'web','desiredCount':{count}}}");

    private async Task<JsonNode> ExplainAsync()
    {
        var operation = _ecs.Service.Planning.Operations.Single(one => one.Name == "ExplainService");
        var input = JsonSerializer.Deserialize("""{"service":"web"}""", operation.Input)!;
        return JsonSerializer.SerializeToNode(await operation.Invoke(_ecs.Call, input), operation.Output)!;
    }
}
