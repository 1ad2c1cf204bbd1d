using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.Tasks;

public sealed class RunTaskTests : IAsyncDisposable
{
    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Fact]
    public async Task A_task_is_described_as_AWS_does_from_its_first_moment()
    {
        await _ecs.DefineAsync();
        var instance = await _ecs.JoinAsync();

        var task = (await _ecs.CallAsync("RunTask", "{'taskDefinition':'web','startedBy':'me'}"))["tasks"]![0]!;

        Assert.Equal(("PENDING", "RUNNING", "EC2", "family:web", "me"), (
            (string?)task["lastStatus"], (string?)task["desiredStatus"], (string?)task["launchType"], (string?)task["group"], (string?)task["startedBy"]));
        Assert.Equal(("128", "64", 1), ((string?)task["cpu"], (string?)task["memory"], (int?)task["version"]));
        Assert.Equal((instance, "eu-west-1a"), ((string?)task["containerInstanceArn"], (string?)task["availabilityZone"]));
        Assert.Equal("arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1", (string?)task["taskDefinitionArn"]);
        Assert.Matches("^arn:aws:ecs:eu-west-1:123456789012:task/default/[0-9a-f]{32}$", (string?)task["taskArn"]);
        Assert.Matches("^arn:aws:ecs:eu-west-1:123456789012:container/default/[0-9a-f]{32}/[0-9a-f-]{36}$", (string?)task["containers"]![0]!["containerArn"]);
        Assert.Equal("PENDING", (string?)task["containers"]![0]!["lastStatus"]);
        Assert.Equal("""{"containerOverrides":[{"name":"app"}],"inferenceAcceleratorOverrides":[]}""", task["overrides"]!.ToJsonString());
    }

    [Fact]
    public async Task As_many_tasks_run_as_were_asked_for()
    {
        await _ecs.DefineAsync();
        await _ecs.JoinAsync();

        var answer = await _ecs.CallAsync("RunTask", "{'taskDefinition':'web','count':3}");

        Assert.Equal(3, answer["tasks"].Each("taskArn").Distinct().Count());
        Assert.Empty(answer["failures"]!.AsArray());
    }

    [Fact]
    public async Task The_task_and_its_token_are_written_and_nothing_else()
    {
        await _ecs.DefineAsync();
        await _ecs.JoinAsync();
        var written = new List<Type>();
        _ecs.Cells.Committed += (_, entry) => written.AddRange(entry.Changes.Select(change => change.New!.GetType()));

        await _ecs.RunAsync(",'clientToken':'t'");

        Assert.Equal(["ClientTokenRecord", "TaskRecord"], written.Select(type => type.Name).Order());
    }

    [Fact]
    public async Task What_fits_runs_and_each_task_that_does_not_is_one_failure()
    {
        await _ecs.DefineAsync();
        var instance = await _ecs.JoinAsync(cpu: 300);

        var answer = await _ecs.CallAsync("RunTask", "{'taskDefinition':'web','count':5}");

        Assert.Equal(2, answer["tasks"]!.AsArray().Count);
        Assert.Equal(["RESOURCE:CPU", "RESOURCE:CPU", "RESOURCE:CPU"], answer["failures"].Each("reason"));
        Assert.All(answer["failures"].Each("arn"), arn => Assert.Equal(instance, arn));
    }

    [Fact]
    public async Task A_disconnected_agent_takes_no_task()
    {
        await _ecs.DefineAsync();
        await _ecs.RegisterAsync();

        Assert.Equal(["AGENT"], (await _ecs.CallAsync("RunTask", "{'taskDefinition':'web'}"))["failures"].Each("reason"));
    }

    [Fact]
    public async Task A_draining_instance_takes_no_task()
    {
        await _ecs.DefineAsync();
        var instance = await _ecs.JoinAsync();
        await _ecs.CallAsync("UpdateContainerInstancesState", $"{{'containerInstances':['{instance}'],'status':'DRAINING'}}");

        Assert.Empty((await _ecs.CallAsync("RunTask", "{'taskDefinition':'web'}"))["tasks"]!.AsArray());
    }

    [Fact]
    public async Task DistinctInstance_with_two_instances_and_three_tasks_is_two_tasks_and_a_failure()
    {
        await _ecs.DefineAsync();
        await _ecs.JoinAsync();
        await _ecs.JoinAsync();

        var answer = await _ecs.CallAsync("RunTask", "{'taskDefinition':'web','count':3,'placementConstraints':[{'type':'distinctInstance'}]}");

        Assert.Equal(2, answer["tasks"].Each("containerInstanceArn").Distinct().Count());
        Assert.Equal(["DistinctInstance placement constraint unsatisfied."], answer["failures"].Each("reason"));
    }

    [Fact]
    public async Task A_constraint_that_nothing_satisfies_is_the_reason()
    {
        await _ecs.DefineAsync();
        await _ecs.JoinAsync();

        var answer = await _ecs.CallAsync(
            "RunTask", "{'taskDefinition':'web','placementConstraints':[{'type':'memberOf','expression':'attribute:ecs.os-type == windows'}]}");

        Assert.Equal(["MemberOf placement constraint unsatisfied."], answer["failures"].Each("reason"));
    }

    [Fact]
    public async Task The_constraints_of_the_definition_bind_too()
    {
        await _ecs.DefineAsync(Defined.Of() with { PlacementConstraints = [new() { Type = "memberOf", Expression = "attribute:rack == r2" }] });
        await _ecs.JoinAsync(attributes: "rack=r1");
        var second = await _ecs.JoinAsync(attributes: "rack=r2");

        Assert.Equal([second], (await _ecs.CallAsync("RunTask", "{'taskDefinition':'web'}"))["tasks"].Each("containerInstanceArn"));
    }

    [Fact]
    public async Task Binpacking_fills_one_instance_first()
    {
        await _ecs.DefineAsync();
        await _ecs.JoinAsync();
        await _ecs.JoinAsync();

        var answer = await _ecs.CallAsync("RunTask", "{'taskDefinition':'web','count':4,'placementStrategy':[{'type':'binpack','field':'memory'}]}");

        Assert.Single(answer["tasks"].Each("containerInstanceArn").Distinct());
    }

    [Fact]
    public async Task A_required_attribute_that_is_missing_is_the_reason()
    {
        await _ecs.DefineAsync(Defined.Of() with { RequiresAttributes = [new() { Name = "ecs.capability.secrets" }] });
        await _ecs.JoinAsync();

        Assert.Equal(["ATTRIBUTE"], (await _ecs.CallAsync("RunTask", "{'taskDefinition':'web'}"))["failures"].Each("reason"));
    }

    [Fact]
    public async Task A_host_port_is_taken_until_its_task_has_stopped()
    {
        await _ecs.DefineAsync(Defined.Of(Defined.Container() with { PortMappings = [new() { ContainerPort = 80, HostPort = 80 }] }));
        await _ecs.JoinAsync();
        var first = await _ecs.RunAsync();

        await _ecs.CallAsync("StopTask", $"{{'task':'{first}'}}");
        Assert.Equal(["RESOURCE:PORTS"], (await _ecs.CallAsync("RunTask", "{'taskDefinition':'web'}"))["failures"].Each("reason"));
        await _ecs.ReportAsync(first, "STOPPED");

        await _ecs.RunAsync();
    }

    [Fact]
    public async Task Overrides_are_echoed_and_reserve_what_they_say()
    {
        await _ecs.DefineAsync();
        var instance = await _ecs.JoinAsync();

        var task = (await _ecs.CallAsync(
            "RunTask",
            "{'taskDefinition':'web','overrides':{'cpu':'512','containerOverrides':[{'name':'app','command':['x'],'environment':[{'name':'A','value':'1'}]}]}}"))["tasks"]![0]!;

        Assert.Equal("512", (string?)task["cpu"]);
        Assert.Equal(
            """{"containerOverrides":[{"command":["x"],"environment":[{"name":"A","value":"1"}],"name":"app"}],"cpu":"512","inferenceAcceleratorOverrides":[]}""",
            task["overrides"]!.ToJsonString());
        Assert.Equal(512, await _ecs.RemainingAsync(instance, "CPU"));
    }

    [Fact]
    public async Task The_GPUs_of_a_task_are_shared_out_among_its_containers()
    {
        var gpu = Defined.Container("a") with { ResourceRequirements = [new() { Type = "GPU", Value = "1" }] };
        await _ecs.DefineAsync(Defined.Of(gpu, gpu with { Name = "b" }));
        await _ecs.CallAsync("CreateCluster");
        var instance = (string)(await _ecs.CallAsync(
            "RegisterContainerInstance",
            "{'platformDevices':[{'id':'G1','type':'GPU'},{'id':'G2','type':'GPU'}],"
            + "'totalResources':[{'name':'CPU','type':'INTEGER','integerValue':1024},{'name':'MEMORY','type':'INTEGER','integerValue':1024}]}"))["containerInstance"]!["containerInstanceArn"]!;
        await _ecs.ConnectAsync(instance);

        var task = (await _ecs.CallAsync("RunTask", "{'taskDefinition':'web'}"))["tasks"]![0]!;

        Assert.Equal(["G1", "G2"], task["containers"]!.AsArray().SelectMany(container => container!["gpuIds"].Strings()).Order());
        Assert.Equal(["RESOURCE:GPU"], (await _ecs.CallAsync("RunTask", "{'taskDefinition':'web'}"))["failures"].Each("reason"));
    }
}
