using System.Text.Json.Nodes;
using Plimsoll.Ec2;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api;

/// <summary>
/// The members of answers, by name: those that AWS's own output has, empty or with a default where there is nothing to say (written
/// <c>name=value</c>), and no others: clients take what is absent for something else than what is empty.
/// </summary>
public sealed class AnswerMembersTests : IAsyncLifetime
{
    private const string Subnets = "'networkConfiguration':{'awsvpcConfiguration':{'subnets':['SUBNET']}}";
    private readonly EcsHarness _ecs = new();
    private string _instance = "";

    public async ValueTask InitializeAsync()
    {
        await _ecs.CallAsync(
            "RegisterTaskDefinition",
            "{'family':'web','containerDefinitions':[{'name':'app','image':'nginx','memory':64,'portMappings':[{'containerPort':80}]}]}");
        await _ecs.CallAsync(
            "RegisterTaskDefinition",
            "{'family':'own','networkMode':'awsvpc','containerDefinitions':[{'name':'app','image':'nginx','memory':64}]}");
        _instance = await _ecs.JoinAsync();
    }

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Theory]
    [InlineData("ListClusters", "{}", "clusterArns")]
    [InlineData("ListServices", "{}", "serviceArns=[]")]
    [InlineData("ListTasks", "{}", "taskArns=[]")]
    [InlineData("ListContainerInstances", "{'status':'DRAINING'}", "containerInstanceArns=[]")]
    [InlineData("ListTaskDefinitions", "{'familyPrefix':'none'}", "taskDefinitionArns=[]")]
    [InlineData("ListTaskDefinitionFamilies", "{'familyPrefix':'none'}", "families=[]")]
    [InlineData("ListAttributes", "{'targetType':'container-instance','attributeName':'none'}", "attributes=[]")]
    [InlineData("ListAccountSettings", "{}", "settings=[]")]
    [InlineData("ListTagsForResource", "{'resourceArn':'arn:aws:ecs:eu-west-1:123456789012:cluster/default'}", "tags=[]")]
    [InlineData("DescribeClusters", "{'clusters':['none']}", "clusters=[] failures")]
    [InlineData("DescribeServices", "{'services':['none']}", "failures services=[]")]
    [InlineData("DescribeTasks", "{'tasks':['none']}", "failures tasks=[]")]
    [InlineData("DescribeContainerInstances", "{'containerInstances':['none']}", "containerInstances=[] failures")]
    [InlineData("DescribeTaskDefinition", "{'taskDefinition':'web'}", "taskDefinition")]
    [InlineData("DescribeTaskDefinition", "{'taskDefinition':'web','include':['TAGS']}", "tags=[] taskDefinition")]
    [InlineData("RunTask", "{'taskDefinition':'web'}", "failures=[] tasks")]
    public async Task Of_a_whole_answer(string operation, string input, string members) => Assert.Equal(members, Members(await _ecs.CallAsync(operation, input)));

    [Theory]
    [InlineData("DescribeClusters", "{'clusters':['none']}")]
    [InlineData("DescribeServices", "{'services':['none']}")]
    [InlineData("DescribeTasks", "{'tasks':['none']}")]
    [InlineData("DescribeContainerInstances", "{'containerInstances':['none']}")]
    public async Task Of_something_that_is_MISSING(string operation, string input) =>
        Assert.Equal("arn reason", Members((await _ecs.CallAsync(operation, input))["failures"]![0]!));

    [Fact]
    public async Task Of_a_cluster() => Assert.Equal(
        "activeServicesCount=0 capacityProviders=[] clusterArn clusterName defaultCapacityProviderStrategy=[] pendingTasksCount=0 registeredContainerInstancesCount "
        + "runningTasksCount=0 settings=[] statistics=[] status tags=[]",
        Members((await _ecs.CallAsync("DescribeClusters"))["clusters"]![0]!));

    [Fact]
    public async Task Of_a_task_definition() => Assert.Equal(
        "compatibilities containerDefinitions family placementConstraints=[] registeredAt registeredBy requiresAttributes=[] revision status taskDefinitionArn volumes=[]",
        Members((await _ecs.CallAsync("DescribeTaskDefinition", "{'taskDefinition':'web'}"))["taskDefinition"]!));

    [Fact]
    public async Task Of_a_container_definition() => Assert.Equal(
        "cpu=0 environment=[] essential image memory mountPoints=[] name portMappings systemControls=[] volumesFrom=[]",
        Members((await _ecs.CallAsync("DescribeTaskDefinition", "{'taskDefinition':'web'}"))["taskDefinition"]!["containerDefinitions"]![0]!));

    [Fact]
    public async Task Of_a_task_that_was_just_placed() => Assert.Equal(
        "attachments=[] attributes=[] availabilityZone clusterArn containerInstanceArn containers cpu createdAt desiredStatus enableExecuteCommand=false group "
        + "lastStatus launchType memory overrides tags=[] taskArn taskDefinitionArn version",
        Members(await PlaceAsync()));

    [Fact]
    public async Task Of_a_container_of_a_task_that_was_just_placed() => Assert.Equal(
        "containerArn cpu image lastStatus memory name networkInterfaces=[] taskArn", Members((await PlaceAsync())["containers"]![0]!));

    [Fact]
    public async Task Of_a_task_that_runs() => Assert.Equal(
        "attachments=[] attributes=[] availabilityZone clusterArn connectivity connectivityAt containerInstanceArn containers cpu createdAt desiredStatus "
        + "enableExecuteCommand=false group healthStatus=\"UNKNOWN\" lastStatus launchType memory overrides startedAt tags=[] taskArn taskDefinitionArn version",
        Members(await RunAsync()));

    [Fact]
    public async Task Of_a_container_that_runs() => Assert.Equal(
        "containerArn cpu healthStatus=\"UNKNOWN\" image lastStatus memory name networkBindings=[] networkInterfaces=[] runtimeId taskArn",
        Members((await RunAsync())["containers"]![0]!));

    [Fact]
    public async Task Of_a_task_that_has_stopped() => Assert.Equal(
        "attachments=[] attributes=[] availabilityZone clusterArn connectivity connectivityAt containerInstanceArn containers cpu createdAt desiredStatus "
        + "enableExecuteCommand=false executionStoppedAt group healthStatus=\"UNKNOWN\" lastStatus launchType memory overrides startedAt stopCode stoppedAt "
        + "stoppedReason stoppingAt tags=[] taskArn taskDefinitionArn version",
        Members(await StopAsync()));

    [Fact]
    public async Task Of_a_container_that_has_stopped() => Assert.Equal(
        "containerArn cpu exitCode=0 healthStatus=\"UNKNOWN\" image lastStatus memory name networkBindings=[] networkInterfaces=[] runtimeId taskArn",
        Members((await StopAsync())["containers"]![0]!));

    [Fact]
    public async Task Of_the_overrides_of_a_task_that_has_none() =>
        Assert.Equal("containerOverrides inferenceAcceleratorOverrides=[]", Members((await PlaceAsync())["overrides"]!));

    [Fact]
    public async Task Of_a_service() => Assert.Equal(
        "availabilityZoneRebalancing clusterArn createdAt createdBy deploymentConfiguration deploymentController deployments desiredCount "
        + "enableECSManagedTags=false enableExecuteCommand=false events=[] healthCheckGracePeriodSeconds=0 launchType loadBalancers=[] pendingCount=0 "
        + "placementConstraints=[] placementStrategy=[] propagateTags resourceManagementType runningCount=0 schedulingStrategy serviceArn serviceName "
        + "serviceRegistries=[] status taskDefinition",
        Members(await ServiceAsync("'taskDefinition':'web'")));

    [Fact]
    public async Task Of_a_service_whose_tasks_have_networks_of_their_own() => Assert.Equal(
        "availabilityZoneRebalancing clusterArn createdAt createdBy deploymentConfiguration deploymentController deployments desiredCount "
        + "enableECSManagedTags=false enableExecuteCommand=false events=[] healthCheckGracePeriodSeconds=0 launchType loadBalancers=[] networkConfiguration "
        + "pendingCount=0 placementConstraints=[] placementStrategy=[] propagateTags resourceManagementType roleArn runningCount=0 schedulingStrategy serviceArn "
        + "serviceName serviceRegistries=[] status taskDefinition",
        Members(await ServiceAsync("'taskDefinition':'own'," + Subnets)));

    [Fact]
    public async Task Of_a_deployment() => Assert.Equal(
        "createdAt desiredCount failedTasks=0 id launchType pendingCount=0 rolloutState rolloutStateReason runningCount=0 status taskDefinition updatedAt",
        Members((await ServiceAsync("'taskDefinition':'web'"))["deployments"]![0]!));

    [Fact]
    public async Task Of_a_deployment_whose_tasks_have_networks_of_their_own() => Assert.Equal(
        "createdAt desiredCount failedTasks=0 id launchType networkConfiguration pendingCount=0 rolloutState rolloutStateReason runningCount=0 status "
        + "taskDefinition updatedAt",
        Members((await ServiceAsync("'taskDefinition':'own'," + Subnets))["deployments"]![0]!));

    [Fact]
    public async Task Of_a_container_instance() => Assert.Equal(
        "agentConnected attachments=[] attributes containerInstanceArn ec2InstanceId pendingTasksCount=0 registeredAt registeredResources remainingResources "
        + "runningTasksCount=0 status tags=[] version versionInfo={}",
        Members(await InstanceAsync()));

    [Theory]
    [InlineData("CPU", "doubleValue=0 integerValue longValue=0 name type")]
    [InlineData("PORTS", "doubleValue=0 integerValue=0 longValue=0 name stringSetValue type")]
    [InlineData("PORTS_UDP", "doubleValue=0 integerValue=0 longValue=0 name stringSetValue=[] type")]
    public async Task Of_a_resource_of_a_container_instance(string name, string members) => Assert.Equal(
        members, Members((await InstanceAsync())["remainingResources"]!.AsArray().Single(one => (string?)one!["name"] == name)!));

    [Fact]
    public async Task Of_an_account_setting() => Assert.Equal(
        "name principalArn type value", Members((await _ecs.CallAsync("ListAccountSettings", "{'effectiveSettings':true}"))["settings"]![0]!));

    private async Task<JsonNode> PlaceAsync() => (await _ecs.CallAsync("RunTask", "{'taskDefinition':'web'}"))["tasks"]![0]!;

    private async Task<JsonNode> RunAsync() => await DescribeAsync(await ReportAsync(await _ecs.RunAsync(), "RUNNING", ""));

    private async Task<JsonNode> StopAsync() =>
        await DescribeAsync(await ReportAsync(await ReportAsync(await _ecs.RunAsync(), "RUNNING", ""), "STOPPED", ",'exitCode':0"));

    private async Task<string> ReportAsync(string task, string status, string more)
    {
        await _ecs.ReportAsync(task, status, $"[{{'containerName':'app','status':'{status}','runtimeId':'abc'{more}}}]");
        return task;
    }

    private async Task<JsonNode> DescribeAsync(string task) => (await _ecs.CallAsync("DescribeTasks", $"{{'tasks':['{task}']}}"))["tasks"]![0]!;

    private async Task<JsonNode> ServiceAsync(string members)
    {
        var subnet = new Vpc(EcsHarness.Account, EcsHarness.Region, 3).Subnets[0].Id;
        await _ecs.CallAsync("CreateService", $"{{'serviceName':'s','desiredCount':1,{members.Replace("SUBNET", subnet, StringComparison.Ordinal)}}}");
        return (await _ecs.CallAsync("DescribeServices", "{'services':['s']}"))["services"]![0]!;
    }

    private async Task<JsonNode> InstanceAsync() =>
        (await _ecs.CallAsync("DescribeContainerInstances", $"{{'containerInstances':['{_instance}']}}"))["containerInstances"]![0]!;

    private static string Members(JsonNode node) => string.Join(' ', node.AsObject().OrderBy(member => member.Key, StringComparer.Ordinal).Select(member =>
        member.Value?.ToJsonString() is "[]" or "{}" or "false" or "0" or "\"UNKNOWN\"" ? $"{member.Key}={member.Value.ToJsonString()}" : member.Key));
}
