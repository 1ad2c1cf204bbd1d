using System.Text.Json;
using System.Text.Json.Nodes;
using Plimsoll.Ecs.Api.Planning;
using Plimsoll.Ecs.Tests.Support;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Paging;

namespace Plimsoll.Ecs.Tests.Api.Planning;

/// <summary>GetContainerOutput: where a container's last lines are, and what the engine has of it.</summary>
public sealed class ContainerOutputTests : IAsyncLifetime, IContainerOutput
{
    private const string RuntimeId = "0123456789abcdef";
    private readonly EcsHarness _ecs = new();
    private ContainerOutput? _engine = new([new OutputLine(DateTimeOffset.UnixEpoch, "no database")], new HealthProbe(1, "disk is full"));
    private (string TaskArn, string RuntimeId, int Most) _asked;

    public async ValueTask InitializeAsync() => await _ecs.JoinAsync(
        1024, 1024, "default", "com.amazonaws.ecs.capability.logging-driver.awslogs=1", "com.amazonaws.ecs.capability.docker-remote-api.1.19=1");

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    public ValueTask<ContainerOutput?> ReadAsync(string taskArn, string runtimeId, int most, DateTimeOffset? since, CancellationToken cancel)
    {
        _asked = (taskArn, runtimeId, most);
        return ValueTask.FromResult(_engine);
    }

    [Fact]
    public async Task Lines_and_the_failed_health_check_come_from_the_engine()
    {
        var task = await RunAsync("");

        var output = await AskAsync(task);

        Assert.Equal((task, RuntimeId, 20), _asked);
        Assert.Equal(("no database", 1), ((string?)output["lines"]![0]!["message"], (int)output["health"]!["exitCode"]!));
    }

    [Fact]
    public async Task Of_awslogs_the_stream_is_told_and_no_lines_for_they_have_readers_of_their_own()
    {
        var task = await RunAsync(",'logConfiguration':{'logDriver':'awslogs','options':{'awslogs-group':'g','awslogs-region':'eu-west-1','awslogs-stream-prefix':'p'}}");

        var output = await AskAsync(task);

        Assert.Equal(("eu-west-1", "g", $"p/main/{task.Split('/')[^1]}"), ((string?)output["logStream"]!["region"], (string?)output["logStream"]!["logGroupName"], (string?)output["logStream"]!["logStreamName"]));
        Assert.Null(output["lines"]);
    }

    [Fact]
    public async Task What_the_engine_does_not_have_is_said()
    {
        var task = await RunAsync("");
        _engine = null;

        Assert.Contains("its instance is another machine", (string?)(await AskAsync(task))["unavailable"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_container_is_refused()
    {
        var task = await RunAsync("");

        Assert.Equal("The referenced container was not found.", (await Assert.ThrowsAsync<AwsException>(() => AskAsync(task, "other"))).Message);
    }

    private async Task<string> RunAsync(string members)
    {
        await _ecs.CallAsync("RegisterTaskDefinition", $"{{'family':'f','containerDefinitions':[{{'name':'main','image':'i','memory':16{members}}}]}}");
        var instance = (string?)(await _ecs.CallAsync("ListContainerInstances"))["containerInstanceArns"]![0];
        var task = (string?)(await _ecs.CallAsync("StartTask", $"{{'taskDefinition':'f','containerInstances':['{instance}']}}"))["tasks"]![0]!["taskArn"];
        await _ecs.CallAsync(
            "SubmitTaskStateChange", $"{{'task':'{task}','status':'STOPPED','containers':[{{'containerName':'main','status':'STOPPED','exitCode':1,'runtimeId':'{RuntimeId}'}}]}}");
        return task!;
    }

    private async Task<JsonNode> AskAsync(string task, string container = "main")
    {
        var operation = new ContainerOutputApi(new EcsContext(_ecs.Cells, new PageTokens(new byte[32]), _ecs.Time, 3), this).Operations.Single();
        var input = JsonSerializer.Deserialize($$"""{"task":"{{task}}","container":"{{container}}"}""", operation.Input)!;
        return JsonSerializer.SerializeToNode(await operation.Invoke(_ecs.Call, input), operation.Output)!;
    }
}
