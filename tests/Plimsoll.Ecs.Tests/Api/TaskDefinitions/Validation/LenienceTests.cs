using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.TaskDefinitions.Validation;

/// <summary>What pages of AWS's documentation speak against and its API takes: real definitions have it.</summary>
public sealed class LenienceTests : IAsyncDisposable
{
    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Theory]
    [InlineData("bridge")]
    [InlineData("host")]
    [InlineData("awsvpc")]
    public async Task One_container_port_over_both_protocols(string mode) => await TakenAsync(Definitions.With(
        "'portMappings':[{'containerPort':53,'protocol':'tcp'},{'containerPort':53,'protocol':'udp'}]", $"'networkMode':'{mode}'"));

    [Theory]
    [InlineData("'echo test'")]
    [InlineData("'curl','-f','http://localhost/'")]
    [InlineData("'CMD-SHELL'")]
    [InlineData("'NONE'")]
    public async Task A_health_check_whose_command_says_not_how_it_is_run(string command) =>
        await TakenAsync(Definitions.With($"'healthCheck':{{'command':[{command}]}}"));

    [Fact]
    public async Task A_soft_limit_of_memory_that_is_the_hard_one() => await TakenAsync(Definitions.With("'memoryReservation':128"));

    [Theory]
    [InlineData(21)]
    [InlineData(200)]
    public async Task The_bounds_of_ephemeral_storage(int size) =>
        await TakenAsync(Definitions.FargateWith(task: $"'ephemeralStorage':{{'sizeInGiB':{size}}}"));

    [Fact]
    public async Task Authorization_of_a_file_system_by_IAM_without_a_task_role() => await TakenAsync(Definitions.With(
        "'mountPoints':[{'sourceVolume':'v','containerPath':'/v'}]",
        "'volumes':[{'name':'v','efsVolumeConfiguration':{'fileSystemId':'fs-1','transitEncryption':'ENABLED','authorizationConfig':{'iam':'ENABLED'}}}]"));

    [Theory]
    [InlineData("'linuxParameters':{'swappiness':10}")]
    [InlineData("'restartPolicy':{'enabled':false,'restartAttemptPeriod':60}")]
    [InlineData("'environmentFiles':[{'type':'s3','value':'arn:aws-cn:s3:::b/a.env'}]")]
    public async Task A_setting_that_has_no_effect_or_is_of_another_partition(string member) => await TakenAsync(Definitions.With(member));

    private async Task TakenAsync(string input) =>
        Assert.Equal("ACTIVE", (string?)(await _ecs.CallAsync("RegisterTaskDefinition", input))["taskDefinition"]!["status"]);
}
