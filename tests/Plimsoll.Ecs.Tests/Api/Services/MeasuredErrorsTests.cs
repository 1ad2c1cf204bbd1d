using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.Services;

/// <summary>What the real API answers to CreateService, word for word (spec/measured-errors.md, the last section of spec/tasks-services.md).</summary>
public sealed class MeasuredErrorsTests : IAsyncLifetime
{
    private readonly ServiceWorld _world = new();

    public async ValueTask InitializeAsync()
    {
        await _world.Ecs.CallAsync("CreateCluster");
        await _world.Ecs.DefineAsync();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData("'placementStrategy':[{'type':'binpack','field':'instanceId'}]", "binpack field 'instanceId' is invalid.")]
    [InlineData("'placementStrategy':[{'type':'random','field':'cpu'}]", "random field should not be specified.")]
    [InlineData(
        "'launchType':'EC2','capacityProviderStrategy':[{'capacityProvider':'cp'}]",
        "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.")]
    [InlineData(
        "'networkConfiguration':{'awsvpcConfiguration':{'subnets':['subnet-1']}}",
        "Network Configuration is not valid for the given networkMode of this task definition.")]
    [InlineData("'launchType':'EC2','platformVersion':'1.4.0'", "The platform version must be null when specifying an EC2 launch type.")]
    public async Task Of_a_replica_service(string members, string message) => await RefusedAsync(message, $"'desiredCount':1,{members}");

    [Theory]
    [InlineData(
        "'placementStrategy':[{'type':'random'}]",
        "The daemon scheduling strategy does not support placement strategies. Remove the placement strategy and try again")]
    [InlineData(
        "'desiredCount':2", "The daemon scheduling strategy does not support a desired count for services. Remove the desired count value and try again")]
    [InlineData(
        "'desiredCount':0", "The daemon scheduling strategy does not support a desired count for services. Remove the desired count value and try again")]
    [InlineData(
        "'deploymentConfiguration':{'maximumPercent':200}",
        "The daemon scheduling strategy does not support values above 100 for maximumPercent on a deployment configuration. Change the maximumPercent value to 100, and try again")]
    [InlineData(
        "'capacityProviderStrategy':[{'capacityProvider':'cp'}]",
        "Specifying a capacity provider strategy is not supported when you create a service using the DAEMON scheduling strategy.")]
    public async Task Of_a_daemon(string members, string message) => await RefusedAsync(message, $"'schedulingStrategy':'DAEMON',{members}");

    private async Task RefusedAsync(string message, string members) => Assert.Equal(
        $"InvalidParameterException: {message}",
        await _world.Ecs.RefusalAsync("CreateService", $"{{'serviceName':'web','taskDefinition':'web',{members}}}"));
}
