using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.Agents;

/// <summary>What agents call (spec/agent-protocol.md §1.3 to §1.5).</summary>
public sealed class AgentsApiTests : IAsyncDisposable
{
    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Fact]
    public async Task The_websockets_are_at_the_address_that_was_called()
    {
        var answer = await _ecs.CallAsync("DiscoverPollEndpoint");

        Assert.Equal(("http://127.0.0.1:4566/acs/", "http://127.0.0.1:4566/tcs/"), ((string?)answer["endpoint"], (string?)answer["telemetryEndpoint"]));
    }

    [Fact]
    public async Task There_is_no_update_for_an_agent_whose_version_is_known()
    {
        var instance = await _ecs.JoinAsync();
        await _ecs.Cell.WriteAsync(tx =>
        {
            var record = _ecs.InstanceOf(instance)!;
            tx.Put(Model.EcsTables.ContainerInstances, record with { Instance = record.Instance with { VersionInfo = new VersionInfo { AgentVersion = "1.105.1" } } });
        });

        Assert.Equal(
            "NoUpdateAvailableException: There is no update available for your container agent.",
            await _ecs.RefusalAsync("UpdateContainerAgent", $"{{'containerInstance':'{instance}'}}"));
    }

    [Fact]
    public async Task An_agent_that_never_told_its_version_cannot_be_updated() => Assert.StartsWith(
        "MissingVersionException: ",
        await _ecs.RefusalAsync("UpdateContainerAgent", $"{{'containerInstance':'{await _ecs.JoinAsync()}'}}"), StringComparison.Ordinal);

    [Fact]
    public async Task The_agent_of_an_unknown_instance_is_not_updated()
    {
        await _ecs.CallAsync("CreateCluster");

        Assert.Equal(
            "InvalidParameterException: The specified container instance was not found.",
            await _ecs.RefusalAsync("UpdateContainerAgent", "{'containerInstance':'nobody'}"));
    }

    [Fact]
    public async Task A_report_is_acknowledged_and_shown()
    {
        var task = await RunAsync();

        var answer = await _ecs.CallAsync(
            "SubmitTaskStateChange",
            $$"""
            {'cluster':'default','task':'{{task}}','status':'RUNNING','reason':'','pullStartedAt':1772366400.5,'containers':[{'containerName':'app','status':'RUNNING',
             'runtimeId':'r','imageDigest':'sha256:1','networkBindings':[{'bindIP':'0.0.0.0','containerPort':80,'hostPort':32768,'protocol':'tcp'}]}]}
            """);

        Assert.Equal("ACK", (string?)answer["acknowledgment"]);
        var told = (await _ecs.CallAsync("DescribeTasks", $"{{'tasks':['{task}']}}"))["tasks"]![0]!;
        Assert.Equal(("RUNNING", 1772366400.5, 1772366400.0), ((string?)told["lastStatus"], (double?)told["pullStartedAt"], (double?)told["startedAt"]));
        var container = told["containers"]![0]!;
        Assert.Equal(("RUNNING", "r", "sha256:1", 32768), (
            (string?)container["lastStatus"], (string?)container["runtimeId"], (string?)container["imageDigest"], (int?)container["networkBindings"]![0]!["hostPort"]));
    }

    [Fact]
    public async Task A_report_of_a_container_alone_is_a_report()
    {
        var task = await RunAsync();

        await _ecs.CallAsync("SubmitContainerStateChange", $"{{'task':'{task}','containerName':'app','status':'STOPPED','exitCode':3}}");

        Assert.Equal(3, _ecs.TaskOf(task)!.Task.Containers![0].ExitCode);
        Assert.Equal("PENDING", _ecs.TaskOf(task)!.Task.LastStatus);
    }

    [Theory]
    [InlineData("arn:aws:ecs:eu-west-1:123456789012:task/default/ffffffffffffffffffffffffffffffff")]
    [InlineData("")]
    public async Task A_report_of_an_unknown_task_is_refused_in_the_way_that_makes_the_agent_drop_it(string task)
    {
        await _ecs.CallAsync("CreateCluster");

        Assert.StartsWith(
            "InvalidParameterException: ", await _ecs.RefusalAsync("SubmitTaskStateChange", $"{{'task':'{task}','status':'STOPPED'}}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_late_report_does_not_bring_a_stopped_task_back()
    {
        var task = await RunAsync();
        await _ecs.ReportAsync(task, "STOPPED");
        var stopped = _ecs.TaskOf(task);

        await _ecs.ReportAsync(task, "RUNNING");

        Assert.Same(stopped, _ecs.TaskOf(task));
    }

    [Fact]
    public async Task The_network_interface_that_an_agent_found_is_ATTACHED()
    {
        var subnet = new Ec2.Vpc(EcsHarness.Account, EcsHarness.Region, 3).Subnets[0].Id;
        await _ecs.DefineAsync(Defined.Of() with { NetworkMode = "awsvpc" });
        await _ecs.JoinAsync();
        var task = await _ecs.RunAsync($",'networkConfiguration':{{'awsvpcConfiguration':{{'subnets':['{subnet}']}}}}");
        var attachment = $"arn:aws:ecs:eu-west-1:123456789012:attachment/{_ecs.TaskOf(task)!.Task.Attachments![0].Id}";

        await _ecs.CallAsync("SubmitTaskStateChange", $"{{'task':'{task}','attachments':[{{'attachmentArn':'{attachment}','status':'ATTACHED'}}]}}");

        Assert.Equal("ATTACHED", _ecs.TaskOf(task)!.Task.Attachments![0].Status);
        Assert.Equal("PROVISIONING", _ecs.TaskOf(task)!.Task.LastStatus);
    }

    [Fact]
    public async Task An_attachment_that_is_not_known_is_refused()
    {
        await _ecs.CallAsync("CreateCluster");

        Assert.StartsWith(
            "InvalidParameterException: ",
            await _ecs.RefusalAsync("SubmitAttachmentStateChanges", "{'attachments':[{'attachmentArn':'a','status':'ATTACHED'}]}"), StringComparison.Ordinal);
    }

    private async Task<string> RunAsync()
    {
        await _ecs.DefineAsync();
        await _ecs.JoinAsync();
        return await _ecs.RunAsync();
    }
}
