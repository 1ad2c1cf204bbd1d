using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.Tasks;

/// <summary>spec/placement.md §10.</summary>
public sealed class StartTaskTests : IAsyncDisposable
{
    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Fact]
    public async Task One_task_starts_on_each_instance_that_is_named_by_id_or_ARN()
    {
        await _ecs.DefineAsync();
        var (first, second) = (await _ecs.JoinAsync(), await _ecs.JoinAsync());

        var answer = await StartAsync(first, second.Split('/')[^1]);

        Assert.Equal([first, second], answer["tasks"].Each("containerInstanceArn"));
        Assert.Equal(["EC2", "EC2"], answer["tasks"].Each("launchType"));
    }

    [Fact]
    public async Task An_unknown_instance_is_MISSING_and_the_others_start()
    {
        await _ecs.DefineAsync();
        var instance = await _ecs.JoinAsync();

        var answer = await StartAsync("0123", instance);

        Assert.Equal(["MISSING"], answer["failures"].Each("reason"));
        Assert.Equal(["arn:aws:ecs:eu-west-1:123456789012:container-instance/default/0123"], answer["failures"].Each("arn"));
        Assert.Single(answer["tasks"]!.AsArray());
    }

    [Fact]
    public async Task A_deregistered_instance_is_INACTIVE()
    {
        await _ecs.DefineAsync();
        var instance = await _ecs.JoinAsync();
        await _ecs.CallAsync("DeregisterContainerInstance", $"{{'containerInstance':'{instance}'}}");

        var answer = await StartAsync(instance);

        Assert.Equal([("INACTIVE", instance)], answer["failures"]!.AsArray().Select(one => ((string)one!["reason"]!, (string)one["arn"]!)));
    }

    [Fact]
    public async Task A_draining_instance_will_do()
    {
        await _ecs.DefineAsync();
        var instance = await _ecs.JoinAsync();
        await _ecs.CallAsync("UpdateContainerInstancesState", $"{{'containerInstances':['{instance}'],'status':'DRAINING'}}");

        Assert.Single((await StartAsync(instance))["tasks"]!.AsArray());
    }

    [Fact]
    public async Task Constraints_of_the_definition_do_not_count()
    {
        await _ecs.DefineAsync(Defined.Of() with { PlacementConstraints = [new() { Type = "memberOf", Expression = "attribute:rack == r9" }] });

        Assert.Single((await StartAsync(await _ecs.JoinAsync()))["tasks"]!.AsArray());
    }

    [Fact]
    public async Task Agent_attributes_and_resources_do_count()
    {
        await _ecs.DefineAsync(Defined.Of() with { RequiresAttributes = [new() { Name = "ecs.capability.task-iam-role" }] });
        var disconnected = await _ecs.RegisterAsync(attributes: "ecs.capability.task-iam-role=1");
        var incapable = await _ecs.JoinAsync();
        var small = await _ecs.JoinAsync(cpu: 1, attributes: "ecs.capability.task-iam-role=1");

        Assert.Equal(["AGENT", "ATTRIBUTE", "RESOURCE:CPU"], (await StartAsync(disconnected, incapable, small))["failures"].Each("reason"));
    }

    [Fact]
    public async Task On_an_external_instance_the_task_is_EXTERNAL()
    {
        await _ecs.DefineAsync(Defined.Of() with { RequiresCompatibilities = ["EXTERNAL"] });

        Assert.Equal(["EXTERNAL"], (await StartAsync(await _ecs.JoinAsync(attributes: "ecs.capability.external=1")))["tasks"].Each("launchType"));
    }

    [Theory]
    [InlineData("'containerInstances':[]", "Container Instances cannot be empty.")]
    [InlineData("'containerInstances':['1','2','3','4','5','6','7','8','9','10','11']", "Container instances can have at most 10 items.")]
    [InlineData("'containerInstances':['1'],'startedBy':'0123456789012345678901234567890123456'", "startedBy must have at most 36")]
    [InlineData("'containerInstances':['1'],'group':'service:x'", "Invalid namespace for group")]
    public async Task An_InvalidParameterException(string members, string message)
    {
        await _ecs.CallAsync("CreateCluster");
        await _ecs.DefineAsync();

        Assert.StartsWith(
            "InvalidParameterException: " + message, await _ecs.RefusalAsync("StartTask", $"{{'taskDefinition':'web',{members}}}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_definition_for_Fargate_alone_is_refused()
    {
        await _ecs.DefineAsync(Defined.Of() with { RequiresCompatibilities = ["FARGATE"] });
        var instance = await _ecs.JoinAsync();

        Assert.Equal(
            "InvalidParameterException: Task definition does not support launch_type EC2.",
            await _ecs.RefusalAsync("StartTask", $"{{'taskDefinition':'web','containerInstances':['{instance}']}}"));
    }

    private Task<System.Text.Json.Nodes.JsonNode> StartAsync(params string[] instances) => _ecs.CallAsync(
        "StartTask", $"{{'taskDefinition':'web','containerInstances':[{string.Join(',', instances.Select(one => $"'{one}'"))}]}}");
}
