using Plimsoll.Ecs.Api.TaskDefinitions.Validation;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.TaskDefinitions.Validation;

public sealed class CompatibilityTests : IAsyncDisposable
{
    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Theory]
    [InlineData("", "EC2", "EXTERNAL")]
    [InlineData("'networkMode':'host'", "EC2", "EXTERNAL", "MANAGED_INSTANCES")]
    [InlineData("'networkMode':'awsvpc'", "EC2", "MANAGED_INSTANCES")]
    [InlineData("'networkMode':'awsvpc','cpu':'256','memory':'512'", "EC2", "FARGATE", "MANAGED_INSTANCES")]
    [InlineData("'networkMode':'awsvpc','cpu':'256','memory':'4096'", "EC2", "MANAGED_INSTANCES")]
    public async Task A_definition_is_compatible_with(string task, params string[] launchTypes)
    {
        var registered = await _ecs.CallAsync("RegisterTaskDefinition", Definitions.With(task: task));

        Assert.Equal(launchTypes, registered["taskDefinition"]!["compatibilities"].Strings());
    }

    [Fact]
    public async Task A_definition_with_a_file_system_is_for_EC2()
    {
        var registered = await _ecs.CallAsync("RegisterTaskDefinition", Definitions.With(
            "'mountPoints':[{'sourceVolume':'v','containerPath':'/v'}]", "'volumes':[{'name':'v','efsVolumeConfiguration':{'fileSystemId':'fs-1'}}]"));

        Assert.Equal(["EC2"], registered["taskDefinition"]!["compatibilities"].Strings());
    }

    [Fact]
    public async Task A_definition_for_Fargate_registers() => await _ecs.CallAsync("RegisterTaskDefinition", Definitions.Fargate);

    [Theory]
    [InlineData("'pidMode':'host'", "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is 'task'.")]
    [InlineData("'ipcMode':'host'", "Fargate compatible task definitions do not support ipcMode")]
    [InlineData(
        "'placementConstraints':[{'type':'memberOf','expression':'attribute:a exists'}]",
        "Fargate compatible task definitions do not support constraints")]
    [InlineData("'volumes':[{'name':'v','host':{'sourcePath':'/x'}}]", "Fargate compatible task definitions do not support sourcePath")]
    [InlineData("'volumes':[{'name':'v','dockerVolumeConfiguration':{}}]", "Fargate compatible task definitions do not support dockerVolumeConfiguration")]
    public async Task Fargate_refuses_of_a_task(string task, string message) => Assert.Equal(
        $"ClientException: {message}", await _ecs.RefusalAsync("RegisterTaskDefinition", Definitions.FargateWith(task: task)));

    [Theory]
    [InlineData("'privileged':true", "Fargate requires that the ‘privileged’ setting be ‘false’ at the container level.")]
    [InlineData("'dockerSecurityOptions':['a']", "Fargate compatible task definitions do not support dockerSecurityOptions")]
    [InlineData("'linuxParameters':{'devices':[{'hostPath':'/dev/x'}]}", "Fargate compatible task definitions do not support devices")]
    [InlineData("'linuxParameters':{'sharedMemorySize':8}", "Fargate compatible task definitions do not support sharedMemorySize")]
    [InlineData("'linuxParameters':{'maxSwap':8}", "Fargate compatible task definitions do not support maxSwap")]
    [InlineData("'linuxParameters':{'capabilities':{'add':['SYS_ADMIN']}}", "SYS_ADMIN is not allowed on Fargate.")]
    [InlineData("'resourceRequirements':[{'type':'GPU','value':'1'}]", "Tasks using the Fargate launch type do not support GPU resource requirements.")]
    [InlineData("'stopTimeout':121", "The startTimeout and stopTimeout of container 'app' must be between 2 and 120 seconds on Fargate.")]
    [InlineData("'logConfiguration':{'logDriver':'json-file'}", "json-file is not a valid log driver. Must be one of [awslogs,splunk,awsfirelens]")]
    [InlineData(
        "'logConfiguration':{'logDriver':'awslogs','options':{'awslogs-group':'g','awslogs-region':'r','awslogs-stream-prefix':'p'}}",
        "Fargate requires task definition to have execution role ARN to support log driver awslogs.")]
    public async Task Fargate_refuses_of_a_container(string container, string message) => Assert.Equal(
        $"ClientException: {message}", await _ecs.RefusalAsync("RegisterTaskDefinition", Definitions.FargateWith(container)));

    [Fact]
    public async Task Fargate_needs_a_prefix_of_log_streams() => Assert.Equal(
        "ClientException: Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.",
        await _ecs.RefusalAsync("RegisterTaskDefinition", Definitions.FargateWith(
            "'logConfiguration':{'logDriver':'awslogs','options':{'awslogs-group':'g','awslogs-region':'r'}}", "'executionRoleArn':'r'")));

    [Theory]
    [InlineData("'cpu':'256','memory':'512'", "Fargate only supports network mode ‘awsvpc’.")]
    [InlineData("'networkMode':'awsvpc','memory':'512'", "Fargate requires that 'cpu' be defined at the task level")]
    [InlineData("'networkMode':'awsvpc','cpu':'256'", "Fargate requires that 'memory' be defined at the task level")]
    [InlineData(
        "'networkMode':'awsvpc','cpu':'256','memory':'128'",
        "No Fargate configuration exists for given values: 256 CPU, 128 memory. See the Amazon ECS documentation for the valid values.")]
    [InlineData(
        "'networkMode':'awsvpc','cpu':'512','memory':'1024','runtimePlatform':{'operatingSystemFamily':'WINDOWS_SERVER_2022_CORE'}",
        "No Fargate configuration exists for given values: 512 CPU, 1024 memory. See the Amazon ECS documentation for the valid values.")]
    public async Task Fargate_asks_of_a_task(string task, string message) => Assert.Equal(
        $"ClientException: {message}",
        await _ecs.RefusalAsync("RegisterTaskDefinition", Definitions.With(task: $"'requiresCompatibilities':['EC2','FARGATE'],{task}")));

    [Fact]
    public async Task External_machines_have_no_network_interface_for_a_task() => Assert.Equal(
        "ClientException: External compatible task definitions do not support network mode 'awsvpc'.",
        await _ecs.RefusalAsync(
            "RegisterTaskDefinition", Definitions.With(task: "'requiresCompatibilities':['EXTERNAL'],'networkMode':'awsvpc'")));

    [Theory]
    [InlineData(256, "512 1024 2048")]
    [InlineData(512, "1024 2048 3072 4096")]
    [InlineData(1024, "2048 3072 4096 5120 6144 7168 8192")]
    [InlineData(8192, "16384 20480 24576 28672 32768 36864 40960 45056 49152 53248 57344 61440")]
    [InlineData(16384, "32768 40960 49152 57344 65536 73728 81920 90112 98304 106496 114688 122880")]
    public void Fargate_has_these_sizes(int cpu, string sizes) => Assert.Equal(
        sizes, string.Join(' ', Enumerable.Range(0, 130000).Where(memory => FargateSizes.Exists(cpu, memory, windows: false))));

    [Theory]
    [InlineData(2048, 4096, 16384)]
    [InlineData(4096, 8192, 30720)]
    public void Fargate_has_every_GiB_between(int cpu, int least, int most) => Assert.Equal(
        Enumerable.Range(least / 1024, ((most - least) / 1024) + 1).Select(gib => gib * 1024),
        Enumerable.Range(0, 130000).Where(memory => FargateSizes.Exists(cpu, memory, windows: false)));
}
