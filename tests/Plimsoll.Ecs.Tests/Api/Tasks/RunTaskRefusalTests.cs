using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.Tasks;

/// <summary>The table of spec/placement.md §11, and what else ends a whole call.</summary>
public sealed class RunTaskRefusalTests : IAsyncDisposable
{
    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Fact]
    public async Task An_unknown_cluster() => Assert.Equal(
        "ClusterNotFoundException: Cluster not found.", await _ecs.RefusalAsync("RunTask", "{'taskDefinition':'web','cluster':'nowhere'}"));

    [Fact]
    public async Task A_cluster_that_was_deleted()
    {
        await _ecs.CallAsync("CreateCluster");
        await _ecs.CallAsync("DeleteCluster", "{'cluster':'default'}");

        Assert.Equal("InvalidParameterException: The referenced cluster was inactive.", await _ecs.RefusalAsync("RunTask", "{'taskDefinition':'web'}"));
    }

    [Fact]
    public async Task A_cluster_without_instances()
    {
        await _ecs.CallAsync("CreateCluster");
        await _ecs.DefineAsync();

        Assert.Equal(
            "InvalidParameterException: No Container Instances were found in your cluster.", await _ecs.RefusalAsync("RunTask", "{'taskDefinition':'web'}"));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("web:7")]
    public async Task A_task_definition_that_is_not_there(string name)
    {
        await _ecs.DefineAsync();
        await _ecs.JoinAsync();

        Assert.Equal("ClientException: TaskDefinition not found.", await _ecs.RefusalAsync("RunTask", $"{{'taskDefinition':'{name}'}}"));
    }

    [Fact]
    public async Task A_task_definition_that_was_deregistered()
    {
        await _ecs.DefineAsync(Defined.Of() with { Status = "INACTIVE" });
        await _ecs.JoinAsync();

        Assert.Equal("ClientException: TaskDefinition is inactive", await _ecs.RefusalAsync("RunTask", "{'taskDefinition':'web:1'}"));
    }

    [Theory]
    [InlineData("'count':0", "Count should be between 1 and 10.")]
    [InlineData("'count':11", "Count should be between 1 and 10.")]
    [InlineData("'launchType':'EC2','capacityProviderStrategy':[{'capacityProvider':'cp'}]", "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.")]
    [InlineData("'capacityProviderStrategy':[{'capacityProvider':'cp'}]", "The specified capacity provider 'cp' was not found.")]
    [InlineData("'capacityProviderStrategy':[{'capacityProvider':'FARGATE'}]", "The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster or specify a valid capacity provider and try again.")]
    [InlineData("'platformVersion':'LATEST'", "The platform version must be null when specifying an EC2 launch type.")]
    [InlineData("'launchType':'FARGATE'", "Launch type FARGATE is not supported")]
    [InlineData("'propagateTags':'SERVICE'", "propagateTags value SERVICE is not valid")]
    [InlineData("'networkConfiguration':{'awsvpcConfiguration':{'subnets':['subnet-1']}}", "Network Configuration is not valid for the given networkMode of this task definition.")]
    [InlineData("'group':'service:mine'", "Invalid namespace for group")]
    [InlineData("'startedBy':'a b'", "startedBy must have at most 128")]
    [InlineData("'overrides':{'containerOverrides':[{'name':'x'}]}", "Override for container named x is not a container in the TaskDefinition.")]
    [InlineData("'overrides':{'cpu':'many'}", "Invalid 'cpu' setting for task override: many.")]
    [InlineData("'overrides':{'memory':'-1'}", "Invalid 'memory' setting for task override: -1.")]
    [InlineData("'overrides':{'containerOverrides':[{'name':'app','memory':0}]}", "cpu, memory and memoryReservation of a container override must be positive.")]
    [InlineData("'overrides':{'containerOverrides':[{'name':'app','resourceRequirements':[{'type':'GPU','value':'-1'}]}]}", "The value of a GPU resource requirement must be a positive number.")]
    [InlineData("'overrides':{'ephemeralStorage':{'sizeInGiB':30}}", "This parameter is not supported by Plimsoll")]
    [InlineData("'enableExecuteCommand':true", "This parameter is not supported by Plimsoll")]
    [InlineData("'placementStrategy':[{'type':'spread'},{'type':'spread'},{'type':'spread'},{'type':'spread'},{'type':'spread'},{'type':'spread'}]", "")]
    [InlineData("'placementStrategy':[{'type':'binpack','field':'colour'}]", "")]
    [InlineData("'placementConstraints':[{'type':'memberOf'}]", "")]
    [InlineData("'placementConstraints':[{'type':'memberOf','expression':'attribute:'}]", "")]
    [InlineData("'placementConstraints':[{'type':'distinctInstance','expression':'x'}]", "")]
    [InlineData("'tags':[{'key':'aws:x','value':'y'}]", "Tag keys cannot begin with 'aws:'")]
    [InlineData("'clientToken':'ä'", "clientToken can be up to 64 characters")]
    public async Task An_InvalidParameterException(string members, string message)
    {
        await _ecs.DefineAsync();
        await _ecs.JoinAsync();

        var refusal = await _ecs.RefusalAsync("RunTask", $"{{'taskDefinition':'web',{members}}}");

        Assert.StartsWith("InvalidParameterException: ", refusal, StringComparison.Ordinal);
        Assert.Contains(message, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_long_a_group() => Assert.Contains(
        "Group name length must not exceed 255 characters.", await RefusedAsync($"'group':'{new string('g', 256)}'"), StringComparison.Ordinal);

    [Fact]
    public async Task Too_long_a_startedBy() => Assert.Contains("startedBy", await RefusedAsync($"'startedBy':'{new string('g', 129)}'"), StringComparison.Ordinal);

    [Fact]
    public async Task Too_long_a_clientToken() => Assert.Contains("clientToken", await RefusedAsync($"'clientToken':'{new string('g', 65)}'"), StringComparison.Ordinal);

    [Fact]
    public async Task Too_many_constraints() =>
        await RefusedAsync($"'placementConstraints':[{string.Join(',', Enumerable.Repeat("{'type':'memberOf','expression':'attribute:a exists'}", 11))}]");

    [Fact]
    public async Task Overrides_of_more_than_8192_characters() => Assert.Contains(
        "TaskOverride should not exceed 8192 characters.",
        await RefusedAsync($"'overrides':{{'containerOverrides':[{{'name':'app','command':['{new string('x', 8200)}']}}]}}"), StringComparison.Ordinal);

    [Fact]
    public async Task More_tags_than_50_with_those_of_the_definition()
    {
        await _ecs.DefineAsync(Defined.Of(), [.. Enumerable.Range(0, 30).Select(i => new Tag { Key = $"d{i}", Value = "" })]);
        await _ecs.JoinAsync();
        var own = string.Join(',', Enumerable.Range(0, 30).Select(i => $"{{'key':'o{i}'}}"));

        Assert.Contains(
            "at most 50 tags", await _ecs.RefusalAsync("RunTask", $"{{'taskDefinition':'web','propagateTags':'TASK_DEFINITION','tags':[{own}]}}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_definition_for_another_launch_type()
    {
        await _ecs.DefineAsync(Defined.Of() with { RequiresCompatibilities = ["FARGATE"] });
        await _ecs.JoinAsync();

        Assert.Equal(
            "InvalidParameterException: Task definition does not support launch_type EC2.", await _ecs.RefusalAsync("RunTask", "{'taskDefinition':'web'}"));
    }

    [Theory]
    [InlineData("", "Network Configuration must be provided when networkMode 'awsvpc' is specified.")]
    [InlineData(",'networkConfiguration':{'awsvpcConfiguration':{'subnets':[]}}", "subnets can not be empty.")]
    [InlineData(",'networkConfiguration':{'awsvpcConfiguration':{'subnets':['subnet-1']}}", "The subnet ID 'subnet-1' does not exist")]
    [InlineData(",'networkConfiguration':{'awsvpcConfiguration':{'subnets':['subnet-1'],'securityGroups':['sg-1']}}", "The security group 'sg-1' does not exist")]
    [InlineData(",'networkConfiguration':{'awsvpcConfiguration':{'subnets':['subnet-1'],'assignPublicIp':'ENABLED'}}", "Assign public IP is not supported for this launch type.")]
    public async Task An_awsvpc_task_without_a_sound_network(string members, string message)
    {
        await _ecs.DefineAsync(Defined.Of() with { NetworkMode = "awsvpc" });
        await _ecs.JoinAsync();

        Assert.Contains(message, await _ecs.RefusalAsync("RunTask", $"{{'taskDefinition':'web'{members}}}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_call_leaves_nothing_behind()
    {
        await _ecs.DefineAsync();
        var instance = await _ecs.JoinAsync();

        await _ecs.RefusalAsync("RunTask", "{'taskDefinition':'web','count':2,'tags':[{'key':'aws:x'}]}");

        Assert.Equal(1024, await _ecs.RemainingAsync(instance, "CPU"));
        Assert.Empty((await _ecs.CallAsync("ListTasks"))["taskArns"].Strings());
    }

    private async Task<string> RefusedAsync(string members)
    {
        await _ecs.DefineAsync();
        await _ecs.JoinAsync();
        var refusal = await _ecs.RefusalAsync("RunTask", $"{{'taskDefinition':'web',{members}}}");
        Assert.StartsWith("InvalidParameterException: ", refusal, StringComparison.Ordinal);
        return refusal;
    }
}
