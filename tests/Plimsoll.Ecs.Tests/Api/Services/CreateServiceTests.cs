using System.Text.Json.Nodes;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.Services;

/// <summary>CreateService (spec/tasks-services.md §7).</summary>
public sealed class CreateServiceTests : IAsyncLifetime
{
    private readonly ServiceWorld _world = new();

    public async ValueTask InitializeAsync()
    {
        await _world.Ecs.CallAsync("CreateCluster");
        await _world.Ecs.DefineAsync();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task What_is_not_given_is_filled_with_ECS_s_defaults()
    {
        var service = await _world.CreateAsync("'desiredCount':2");

        foreach (var written in new[] { "createdAt", "createdBy", "deployments", "events" })
        {
            service.AsObject().Remove(written);
        }

        Assert.Equal(
            """
            {"availabilityZoneRebalancing":"ENABLED","clusterArn":"arn:aws:ecs:eu-west-1:123456789012:cluster/default","deploymentConfiguration":{"deploymentCircuitBreaker":{"enable":false,"rollback":false},"maximumPercent":200,"minimumHealthyPercent":100,"strategy":"ROLLING"},"deploymentController":{"type":"ECS"},"desiredCount":2,"enableECSManagedTags":false,"enableExecuteCommand":false,"healthCheckGracePeriodSeconds":0,"launchType":"EC2","loadBalancers":[],"pendingCount":0,"placementConstraints":[],"placementStrategy":[],"propagateTags":"NONE","resourceManagementType":"CUSTOMER","runningCount":0,"schedulingStrategy":"REPLICA","serviceArn":"arn:aws:ecs:eu-west-1:123456789012:service/default/web","serviceName":"web","serviceRegistries":[],"status":"ACTIVE","taskDefinition":"arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1"}
            """,
            service.ToJsonString());
    }

    [Fact]
    public async Task Its_first_deployment_is_in_progress()
    {
        var deployment = (await _world.CreateAsync())["deployments"]!.AsArray().Single()!;

        Assert.Matches("^ecs-svc/[0-9]{19}$", (string?)deployment["id"]);
        Assert.Equal(
            ("PRIMARY", "IN_PROGRESS", $"ECS deployment {deployment["id"]} in progress."),
            ((string?)deployment["status"], (string?)deployment["rolloutState"], (string?)deployment["rolloutStateReason"]));
    }

    [Fact]
    public async Task Strategies_are_written_back_as_ECS_writes_them() => Assert.Equal(
        """[{"field":"instanceId","type":"spread"},{"field":"memory","type":"binpack"}]""",
        (await _world.CreateAsync("'desiredCount':1,'placementStrategy':[{'type':'spread','field':'host'},{'type':'binpack','field':'MEMORY'}]"))["placementStrategy"]!.ToJsonString());

    [Fact]
    public async Task The_percentages_of_a_daemon_are_0_and_100()
    {
        var configuration = (await _world.CreateAsync("'schedulingStrategy':'DAEMON'"))["deploymentConfiguration"]!;

        Assert.Equal((0, 100), ((int)configuration["minimumHealthyPercent"]!, (int)configuration["maximumPercent"]!));
    }

    [Fact]
    public async Task What_Terraform_sends_is_taken() => Assert.Equal(
        "DISABLED",
        (string?)(await _world.CreateAsync(
            "'desiredCount':1,'capacityProviderStrategy':[],'launchType':'EC2','clientToken':'terraform-1','availabilityZoneRebalancing':'DISABLED',"
            + "'enableECSManagedTags':false,'enableExecuteCommand':false,'schedulingStrategy':'REPLICA','deploymentConfiguration':{'maximumPercent':200,'minimumHealthyPercent':100}"))
            ["availabilityZoneRebalancing"]);

    [Theory]
    [InlineData("'desiredCount':1,'placementStrategy':[{'type':'binpack','field':'cpu'}]")]
    [InlineData("'desiredCount':1,'deploymentConfiguration':{'maximumPercent':100,'minimumHealthyPercent':50}")]
    [InlineData("'desiredCount':1,'launchType':'EXTERNAL'")]
    [InlineData("'desiredCount':1,'placementConstraints':[{'type':'memberOf','expression':'attribute:ecs.availability-zone == a'}]")]
    [InlineData("'schedulingStrategy':'DAEMON'")]
    public async Task A_service_that_cannot_be_rebalanced_is_not_by_default(string members) =>
        Assert.Equal("DISABLED", (string?)(await _world.CreateAsync(members))["availabilityZoneRebalancing"]);

    [Theory]
    [InlineData("'desiredCount':2")]
    [InlineData("'desiredCount':2,'clientToken':'once'")]
    public async Task The_same_call_again_answers_the_same_service(string members)
    {
        var first = await _world.CreateAsync(members);

        Assert.Equal((string?)first["deployments"]![0]!["id"], (string?)(await _world.CreateAsync(members))["deployments"]![0]!["id"]);
    }

    [Theory]
    [InlineData("'desiredCount':2", "'desiredCount':3")]
    [InlineData("'desiredCount':2,'clientToken':'one'", "'desiredCount':2,'clientToken':'two'")]
    public async Task Another_call_for_the_same_name_is_refused(string first, string second)
    {
        await _world.CreateAsync(first);

        Assert.Equal(
            "InvalidParameterException: Creation of service was not idempotent.",
            await _world.Ecs.RefusalAsync("CreateService", $"{{'serviceName':'web','taskDefinition':'web',{second}}}"));
    }

    [Fact]
    public async Task A_name_is_not_free_while_its_service_drains_and_free_when_it_is_inactive()
    {
        await _world.JoinAsync("a");
        await _world.CreateAsync("'desiredCount':1");
        await _world.RunAsync();
        await _world.Ecs.CallAsync("DeleteService", "{'service':'web','force':true}");
        Assert.Equal(
            "InvalidParameterException: Unable to Start a service that is still Draining.",
            await _world.Ecs.RefusalAsync("CreateService", "{'serviceName':'web','taskDefinition':'web','desiredCount':1}"));

        await _world.RunAsync();

        Assert.Empty((await _world.CreateAsync("'desiredCount':0"))["events"]!.AsArray());
    }

    [Theory]
    [InlineData("'desiredCount':1,'taskDefinition':'nothing'", "ClientException: TaskDefinition not found.")]
    [InlineData("'desiredCount':1,'cluster':'nowhere'", "ClusterNotFoundException: Cluster not found.")]
    [InlineData("'desiredCount':1,'serviceName':'a b'", "InvalidParameterException: Service name can have up to 255 letters")]
    [InlineData("'desiredCount':1,'serviceName':''", "InvalidParameterException: Service name can have up to 255 letters")]
    [InlineData("'schedulingStrategy':'REPLICA'", "InvalidParameterException: Desired count cannot be null")]
    [InlineData("'desiredCount':-1", "InvalidParameterException: desiredCount should be between 0 and 5000.")]
    [InlineData("'desiredCount':5001", "InvalidParameterException: desiredCount should be between 0 and 5000.")]
    [InlineData("'desiredCount':1,'schedulingStrategy':'DAEMON'", "InvalidParameterException: The daemon scheduling strategy does not support a desired count")]
    [InlineData("'schedulingStrategy':'DAEMON','placementStrategy':[{'type':'random'}]", "InvalidParameterException: The daemon scheduling strategy does not support placement strategies. Remove the placement strategy and try again")]
    [InlineData("'schedulingStrategy':'DAEMON','deploymentConfiguration':{'maximumPercent':200}", "InvalidParameterException: The daemon scheduling strategy does not support values above 100 for maximumPercent on a deployment configuration. Change the maximumPercent value to 100, and try again")]
    [InlineData("'desiredCount':1,'deploymentConfiguration':{'maximumPercent':50}", "InvalidParameterException: maximumPercent must be at least 100.")]
    [InlineData("'desiredCount':1,'deploymentConfiguration':{'minimumHealthyPercent':101}", "InvalidParameterException: minimumHealthyPercent must be between 0 and 100.")]
    [InlineData("'desiredCount':1,'launchType':'FARGATE'", "InvalidParameterException: Launch type FARGATE is not supported")]
    [InlineData("'desiredCount':1,'launchType':'EC2','capacityProviderStrategy':[{'capacityProvider':'cp'}]", "InvalidParameterException: Specifying both a launch type and capacity provider strategy is not supported.")]
    [InlineData("'desiredCount':1,'capacityProviderStrategy':[{'capacityProvider':'cp'}]", "InvalidParameterException: The specified capacity provider 'cp' was not found.")]
    [InlineData("'desiredCount':1,'loadBalancers':[{'containerName':'app','containerPort':80}]", "InvalidParameterException: loadBalancers is not supported by this version of Plimsoll.")]
    [InlineData("'desiredCount':1,'deploymentController':{'type':'EXTERNAL'}", "InvalidParameterException: deploymentController is not supported by this version of Plimsoll.")]
    [InlineData("'desiredCount':1,'deploymentConfiguration':{'strategy':'BLUE_GREEN'}", "InvalidParameterException: deploymentConfiguration.strategy is not supported by this version of Plimsoll.")]
    [InlineData("'desiredCount':1,'enableExecuteCommand':true", "InvalidParameterException: enableExecuteCommand is not supported by this version of Plimsoll.")]
    [InlineData("'desiredCount':1,'role':'ecsServiceRole'", "InvalidParameterException: Cannot specify an IAM role for services that do not use a load balancer.")]
    [InlineData("'desiredCount':1,'healthCheckGracePeriodSeconds':-1", "InvalidParameterException: healthCheckGracePeriodSeconds should be between 0 and 2147483647.")]
    [InlineData("'desiredCount':1,'placementConstraints':[{'type':'memberOf','expression':'attribute:'}]", "InvalidParameterException: ")]
    [InlineData("'desiredCount':1,'placementConstraints':[{'type':'distinctInstance','expression':'x'}]", "InvalidParameterException: ")]
    [InlineData("'desiredCount':1,'networkConfiguration':{'awsvpcConfiguration':{'subnets':['subnet-1']}}", "InvalidParameterException: Network Configuration is not valid for the given networkMode")]
    [InlineData("'desiredCount':1,'availabilityZoneRebalancing':'ENABLED','launchType':'EXTERNAL'", "InvalidParameterException: Availability Zone rebalancing needs")]
    [InlineData("'desiredCount':1,'clientToken':'0123456789012345678901234567890123456'", "InvalidParameterException: clientToken can be up to 36 characters")]
    public async Task A_refusal_stores_nothing(string members, string error)
    {
        var input = JsonNode.Parse($"{{{members}}}".Replace('\'', '"'))!.AsObject();
        input.TryAdd("serviceName", "web");
        input.TryAdd("taskDefinition", "web");

        Assert.StartsWith(error, await _world.Ecs.RefusalAsync("CreateService", input.ToJsonString()), StringComparison.Ordinal);
        Assert.Empty((await _world.Ecs.CallAsync("ListServices"))["serviceArns"]!.AsArray());
    }
}
