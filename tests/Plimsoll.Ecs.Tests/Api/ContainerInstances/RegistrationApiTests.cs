using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.ContainerInstances;

public sealed class RegistrationApiTests : IAsyncDisposable
{
    private const string Resources =
        "'totalResources':[{'name':'CPU','type':'INTEGER','integerValue':1024},{'name':'MEMORY','type':'INTEGER','integerValue':512}]";

    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Fact]
    public async Task An_instance_is_ACTIVE_and_not_yet_connected()
    {
        await _ecs.CallAsync("CreateCluster");

        var instance = (await _ecs.CallAsync("RegisterContainerInstance", $"{{{Resources}}}"))["containerInstance"]!;

        Assert.Matches("^arn:aws:ecs:eu-west-1:123456789012:container-instance/default/[0-9a-f]{32}$", (string?)instance["containerInstanceArn"]);
        Assert.Equal(("ACTIVE", false, 0, 0), (
            (string?)instance["status"], (bool?)instance["agentConnected"], (int?)instance["runningTasksCount"], (int?)instance["pendingTasksCount"]));
        Assert.Equal([1024, 512], instance["remainingResources"]!.AsArray().Select(one => (int)one!["integerValue"]!));
    }

    [Fact]
    public async Task A_cluster_that_is_not_there_is_said_in_words_that_make_the_agent_create_it() => Assert.Equal(
        "ClusterNotFoundException: Cluster not found.", await _ecs.RefusalAsync("RegisterContainerInstance", $"{{{Resources}}}"));

    [Fact]
    public async Task The_same_client_token_makes_no_second_instance()
    {
        await _ecs.CallAsync("CreateCluster");

        var first = await RegisterAsync(",'clientToken':'t'");

        Assert.Equal(first, await RegisterAsync(",'clientToken':'t'"));
        Assert.NotEqual(first, await RegisterAsync(",'clientToken':'u'"));
    }

    [Fact]
    public async Task A_client_token_of_a_deregistered_instance_makes_a_new_one()
    {
        await _ecs.CallAsync("CreateCluster");
        var first = await RegisterAsync(",'clientToken':'t'");
        await _ecs.CallAsync("DeregisterContainerInstance", $"{{'containerInstance':'{first}'}}");

        var second = await RegisterAsync(",'clientToken':'t'");

        Assert.NotEqual(first, second);
        Assert.Equal("ACTIVE", _ecs.InstanceOf(second)!.Instance.Status);
    }

    [Fact]
    public async Task Registering_again_under_its_ARN_keeps_its_tasks()
    {
        await _ecs.DefineAsync();
        var instance = await _ecs.JoinAsync();
        await _ecs.RunAsync();

        var again = (await _ecs.CallAsync(
            "RegisterContainerInstance", $"{{{Resources.Replace("512", "1024", StringComparison.Ordinal)},'containerInstanceArn':'{instance}'}}"))["containerInstance"]!;

        Assert.Equal((instance, 1), ((string?)again["containerInstanceArn"], (int?)again["pendingTasksCount"]));
        Assert.Equal(896, await _ecs.RemainingAsync(instance, "CPU"));
    }

    [Fact]
    public async Task An_ARN_that_nobody_has_is_refused()
    {
        await _ecs.CallAsync("CreateCluster");

        Assert.Equal(
            "InvalidParameterException: The specified container instance was not found.",
            await _ecs.RefusalAsync("RegisterContainerInstance", $"{{{Resources},'containerInstanceArn':'arn:aws:ecs:eu-west-1:123456789012:container-instance/default/0'}}"));
    }

    [Fact]
    public async Task An_instance_with_tasks_is_deregistered_by_force_alone()
    {
        await _ecs.DefineAsync();
        var instance = await _ecs.JoinAsync();
        var task = await _ecs.RunAsync();

        Assert.Equal(
            "InvalidParameterException: Found running tasks on the instance.",
            await _ecs.RefusalAsync("DeregisterContainerInstance", $"{{'containerInstance':'{instance}'}}"));
        var gone = (await _ecs.CallAsync("DeregisterContainerInstance", $"{{'containerInstance':'{instance}','force':true}}"))["containerInstance"]!;

        Assert.Equal(("INACTIVE", false), ((string?)gone["status"], (bool?)gone["agentConnected"]));
        Assert.Equal(
            ("STOPPED", "UserInitiated", "Container instance deregistration forced by user"),
            (_ecs.TaskOf(task)!.Task.LastStatus, _ecs.TaskOf(task)!.Task.StopCode, _ecs.TaskOf(task)!.Task.StoppedReason));
    }

    [Fact]
    public async Task Deregistering_again_changes_nothing()
    {
        var instance = await _ecs.JoinAsync();
        await _ecs.CallAsync("DeregisterContainerInstance", $"{{'containerInstance':'{instance}'}}");
        var before = _ecs.InstanceOf(instance);

        await _ecs.CallAsync("DeregisterContainerInstance", $"{{'containerInstance':'{instance}'}}");

        Assert.Same(before, _ecs.InstanceOf(instance));
    }

    [Fact]
    public async Task A_deregistered_instance_is_described_for_a_day_and_never_listed()
    {
        await _ecs.Service.StartAsync();
        var instance = await _ecs.JoinAsync();
        await _ecs.CallAsync("DeregisterContainerInstance", $"{{'containerInstance':'{instance}'}}");

        Assert.Empty((await _ecs.CallAsync("ListContainerInstances"))["containerInstanceArns"].Strings());
        Assert.Equal(["INACTIVE"], (await _ecs.CallAsync("DescribeContainerInstances", $"{{'containerInstances':['{instance}']}}"))["containerInstances"].Each("status"));
        _ecs.Time.Advance(TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1));

        await Wait.UntilAsync(() => _ecs.InstanceOf(instance) is null, "Forgetting");
    }

    private async Task<string> RegisterAsync(string members) =>
        (string)(await _ecs.CallAsync("RegisterContainerInstance", $"{{{Resources}{members}}}"))["containerInstance"]!["containerInstanceArn"]!;
}
