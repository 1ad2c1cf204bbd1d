using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.Services;

/// <summary>UpdateService (spec/tasks-services.md §7).</summary>
public sealed class UpdateServiceTests : IAsyncLifetime
{
    private readonly ServiceWorld _world = new();
    private string? _deployment;

    public async ValueTask InitializeAsync()
    {
        await _world.Ecs.CallAsync("CreateCluster");
        await _world.Ecs.DefineAsync();
        _deployment = (string?)(await _world.CreateAsync("'desiredCount':2,'deploymentConfiguration':{'maximumPercent':150,'minimumHealthyPercent':50}"))["deployments"]![0]!["id"];
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData("'desiredCount':5")]
    [InlineData("'taskDefinition':'web:1'")]
    [InlineData("'taskDefinition':'web'")]
    [InlineData("'deploymentConfiguration':{'maximumPercent':200}")]
    [InlineData("'placementStrategy':[{'type':'random'}]")]
    [InlineData("'placementConstraints':[{'type':'distinctInstance'}]")]
    [InlineData("'healthCheckGracePeriodSeconds':30")]
    [InlineData("'enableECSManagedTags':true")]
    [InlineData("'propagateTags':'SERVICE'")]
    [InlineData("'availabilityZoneRebalancing':'DISABLED'")]
    public async Task It_begins_no_deployment(string members) =>
        Assert.Equal(_deployment, (string?)(await _world.UpdateAsync(members))["deployments"]!.AsArray().Single()!["id"]);

    [Theory]
    [InlineData("'taskDefinition':'web:2'")]
    [InlineData("'forceNewDeployment':true")]
    public async Task It_begins_a_deployment(string members)
    {
        await _world.Ecs.DefineAsync(Defined.Named("web", 2));

        var deployments = (await _world.UpdateAsync(members))["deployments"]!.AsArray();

        Assert.Equal(["PRIMARY", "ACTIVE"], deployments.Select(one => (string?)one!["status"]));
        Assert.Equal(_deployment, (string?)deployments[1]!["id"]);
    }

    [Fact]
    public async Task A_daemon_takes_no_placement_strategy()
    {
        await _world.CreateAsync("'schedulingStrategy':'DAEMON'", "daemon");

        Assert.Equal(
            "InvalidParameterException: The daemon scheduling strategy does not support placement strategies. Remove the placement strategy and try again",
            await _world.Ecs.RefusalAsync("UpdateService", "{'service':'daemon','placementStrategy':[{'type':'random'}]}"));
    }

    [Fact]
    public async Task Percentages_survive_a_change_of_the_circuit_breaker()
    {
        var configuration = (await _world.UpdateAsync("'deploymentConfiguration':{'deploymentCircuitBreaker':{'enable':true,'rollback':true}}"))["deploymentConfiguration"]!;

        Assert.Equal((150, 50, true), ((int)configuration["maximumPercent"]!, (int)configuration["minimumHealthyPercent"]!, (bool)configuration["deploymentCircuitBreaker"]!["enable"]!));
    }

    [Fact]
    public async Task An_empty_list_takes_strategies_and_constraints_away_and_none_keeps_them()
    {
        await _world.UpdateAsync("'placementStrategy':[{'type':'random'}],'placementConstraints':[{'type':'distinctInstance'}]");
        var kept = await _world.UpdateAsync("'desiredCount':3");
        Assert.Equal((1, 1), (kept["placementStrategy"]!.AsArray().Count, kept["placementConstraints"]!.AsArray().Count));

        var gone = await _world.UpdateAsync("'placementStrategy':[],'placementConstraints':[]");

        Assert.Equal((0, 0), (gone["placementStrategy"]!.AsArray().Count, gone["placementConstraints"]!.AsArray().Count));
    }

    [Fact]
    public async Task The_definition_of_a_service_may_be_deregistered_and_still_be_forced_anew()
    {
        await _world.Ecs.CallAsync("DeregisterTaskDefinition", "{'taskDefinition':'web:1'}");

        Assert.Equal(2, (await _world.UpdateAsync("'forceNewDeployment':true"))["deployments"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_definition_that_a_service_runs_is_not_removed()
    {
        await _world.Ecs.CallAsync("DeregisterTaskDefinition", "{'taskDefinition':'web:1'}");
        await _world.Ecs.CallAsync("DeleteTaskDefinitions", "{'taskDefinitions':['web:1']}");

        await _world.Ecs.Service.StartAsync();

        Assert.Equal("DELETE_IN_PROGRESS", (string?)(await _world.Ecs.CallAsync("DescribeTaskDefinition", "{'taskDefinition':'web:1'}"))["taskDefinition"]!["status"]);
    }

    [Theory]
    [InlineData("'service':'nothing'", "ServiceNotFoundException: Service not found.")]
    [InlineData("'service':'web','taskDefinition':'web:9'", "ClientException: TaskDefinition not found.")]
    [InlineData("'service':'web','desiredCount':-1", "InvalidParameterException: desiredCount should be between 0 and 5000.")]
    [InlineData("'service':'web','capacityProviderStrategy':[{'capacityProvider':'cp'}]", "InvalidParameterException: The specified capacity provider 'cp' was not found.")]
    [InlineData("'service':'web','placementConstraints':[{'type':'memberOf'}]", "InvalidParameterException: ")]
    [InlineData("'service':'web','loadBalancers':[{'containerName':'app'}]", "InvalidParameterException: loadBalancers is not supported by this version of Plimsoll.")]
    public async Task A_refusal_changes_nothing(string members, string error)
    {
        var before = (await _world.DescribeAsync()).ToJsonString();

        Assert.StartsWith(error, await _world.Ecs.RefusalAsync("UpdateService", $"{{{members}}}"), StringComparison.Ordinal);
        Assert.Equal(before, (await _world.DescribeAsync()).ToJsonString());
    }

    [Fact]
    public async Task A_deleted_service_is_not_active()
    {
        await _world.Ecs.CallAsync("DeleteService", "{'service':'web','force':true}");

        Assert.Equal("ServiceNotActiveException: Service was not ACTIVE.", await _world.Ecs.RefusalAsync("UpdateService", "{'service':'web','desiredCount':1}"));
    }
}
