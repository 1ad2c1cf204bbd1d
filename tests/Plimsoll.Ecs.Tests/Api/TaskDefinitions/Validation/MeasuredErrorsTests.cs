using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.TaskDefinitions.Validation;

/// <summary>
/// What the real API answers, word for word (spec/measured-errors.md, spec/networking.md §2, spec/fargate.md §1 and §3). Each input is as
/// sound as it was there but for what is measured, so the order of the rules is held too.
/// </summary>
public sealed class MeasuredErrorsTests : IAsyncDisposable
{
    private const string Awsvpc = "'networkMode':'awsvpc'";
    private const string Mount = "'mountPoints':[{'sourceVolume':'v','containerPath':'/v'}]";
    private const string Role = "'executionRoleArn':'ecs'";

    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Theory]
    [InlineData("{'family':'web','containerDefinitions':[]}", "Container list cannot be empty")]
    [InlineData("{'family':'web'}", "Container list cannot be empty")]
    [InlineData(
        "{'family':'web','containerDefinitions':[{'name':'app','image':'nginx'}]}", "At least one of 'memory' or 'memoryReservation' must be specified")]
    [InlineData(
        "{'family':'web','requiresCompatibilities':['FARGATE'],'networkMode':'awsvpc','containerDefinitions':[{'name':'app','image':'nginx'}]}",
        "At least one of 'memory' or 'memoryReservation' must be specified")]
    public async Task Of_the_whole(string definition, string message) => await RefusedAsync(message, definition);

    [Theory]
    [InlineData("'memoryReservation':256", "", "'memory' must be greater than or equal to 'memoryReservation'")]
    [InlineData("'links':['side']", Awsvpc, "Links are not supported when networkMode=awsvpc.")]
    [InlineData("'hostname':'h'", Awsvpc, "hostname is not supported on container when networkMode=awsvpc.")]
    [InlineData("'extraHosts':[{'hostname':'h','ipAddress':'10.0.0.1'}]", Awsvpc, "Extra hosts are not supported on container when networkMode=awsvpc.")]
    [InlineData("'dnsServers':['10.0.0.2']", Awsvpc, "DNS servers are not supported on container when networkMode=awsvpc.")]
    [InlineData("'disableNetworking':true", Awsvpc, "Disable Networking is not supported on container when networkMode=awsvpc.")]
    [InlineData(
        "'healthCheck':{'command':['CMD','x'],'interval':301}", "",
        "Health check interval must be less than or equal to the maximum allowed value 300 for container 'app'")]
    [InlineData(
        "'healthCheck':{'command':['CMD','x'],'retries':11}", "",
        "Health check retries must be less than or equal to the maximum allowed value 10 for container 'app'")]
    [InlineData(
        "'healthCheck':{'command':['CMD','x'],'timeout':61}", "",
        "Health check timeout must be less than or equal to the maximum allowed value 60 for container 'app'")]
    [InlineData(
        "'dependsOn':[{'containerName':'side','condition':'COMPLETE'}]", "",
        "A dependency container with SUCCESS or COMPLETE condition cannot be an essential container")]
    [InlineData(
        "'dependsOn':[{'containerName':'side','condition':'SUCCESS'}]", "",
        "A dependency container with SUCCESS or COMPLETE condition cannot be an essential container")]
    [InlineData("'cpu':600", "'cpu':'512'", "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.")]
    [InlineData("'cpu':1", "'memory':'100'", "The 'memory' setting for container 'app' is greater than for the task")]
    [InlineData("'logConfiguration':{'logDriver':'awslogs','options':{'awslogs-region':'r'}}", "", "Log driver awslogs requires options: awslogs-group")]
    [InlineData(
        "'logConfiguration':{'logDriver':'awsfirelens'}", "",
        "When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers.")]
    [InlineData("'secrets':[{'name':'s','valueFrom':'p'}]", "", "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'")]
    public async Task Of_a_container(string container, string task, string message) =>
        await RefusedAsync(message, Definitions.With(container, task, "{'name':'side','image':'s','memory':8}"));

    [Theory]
    [InlineData("host", "{'containerPort':80,'hostPort':81}", "When networkMode=host, the host ports and container ports in port mappings must match.")]
    [InlineData("awsvpc", "{'containerPort':80,'hostPort':81}", "When networkMode=awsvpc, the host ports and container ports in port mappings must match.")]
    [InlineData("awsvpc", "{'containerPort':80,'name':'a'},{'containerPort':81,'name':'a'}", "When networkMode=awsvpc, port mapping name is already used")]
    [InlineData(
        "awsvpc", "{'containerPortRange':'8080-8085'},{'containerPortRange':'8085-8090'}",
        "TCP container port '8085' is used multiple times in task when networkMode=awsvpc.")]
    [InlineData("awsvpc", "{'containerPortRange':'8085-8080'}", "Invalid 'containerPortRange' setting for container 'app'.")]
    [InlineData(
        "awsvpc", "{'containerPort':80,'containerPortRange':'8080-8085'}",
        "Invalid port mapping for container 'app', cannot specify both single port and port range.")]
    public async Task Of_port_mappings(string mode, string mappings, string message) =>
        await RefusedAsync(message, Definitions.With($"'portMappings':[{mappings}]", $"'networkMode':'{mode}'"));

    [Theory]
    [InlineData("'transitEncryption':'ENABLED','rootDirectory':'/x','authorizationConfig':{'accessPointId':'fsap-1'}",
        "When using an EFS access point, the root directory must either be set to \"/\" or be omitted.")]
    [InlineData("'authorizationConfig':{'iam':'ENABLED'}", "EFS IAM authorization requires TransitEncryption to be enabled.")]
    [InlineData("'transitEncryptionPort':2049", "TransitEncryptionPort requires that TransitEncryption is enabled.")]
    public async Task Of_EFS_volumes(string members, string message) => await RefusedAsync(
        message, Definitions.With(Mount, $"'volumes':[{{'name':'v','efsVolumeConfiguration':{{'fileSystemId':'fs-1',{members}}}}}]"));

    [Theory]
    [InlineData("'volumes':[{'name':'v'}]", "Volumes [v] are not referenced by any of the containers")]
    [InlineData("'volumes':[{'name':'v'},{'name':'w','host':{'sourcePath':'/w'}}]", "Volumes [v, w] are not referenced by any of the containers")]
    [InlineData("'proxyConfiguration':{'containerName':'app'}", "APPMESH proxy configuration is only supported in networkMode=awsvpc")]
    [InlineData("'networkMode':'awsvpc','proxyConfiguration':{'containerName':'envoy'}", "Proxy container [envoy] does not exist.")]
    [InlineData("'ephemeralStorage':{'sizeInGiB':20}", "EphemeralStorage size should be at least 21")]
    [InlineData("'ephemeralStorage':{'sizeInGiB':21}", "Tasks using the EC2 launch type do not support EphemeralStorage.")]
    [InlineData("'requiresCompatibilities':['EC2'],'ephemeralStorage':{'sizeInGiB':30}", "Tasks using the EC2 launch type do not support EphemeralStorage.")]
    [InlineData("'inferenceAccelerators':[{'deviceName':'d','deviceType':'eia2.medium'}]", "Unsupported field 'inferenceAccelerators'.")]
    [InlineData(
        "'requiresCompatibilities':['FARGATE'],'networkMode':'awsvpc','memory':'512'", "Fargate requires that 'cpu' be defined at the task level")]
    [InlineData("'requiresCompatibilities':['FARGATE'],'networkMode':'awsvpc'", "Fargate requires that 'cpu' be defined at the task level")]
    [InlineData("'requiresCompatibilities':['FARGATE'],'networkMode':'awsvpc','cpu':'256'", "Fargate requires that 'memory' be defined at the task level")]
    [InlineData(
        "'requiresCompatibilities':['FARGATE'],'networkMode':'awsvpc','cpu':'512','memory':'2048','runtimePlatform':{'operatingSystemFamily':'WINDOWS_SERVER_2022_CORE'}",
        "No Fargate configuration exists for given values: 512 CPU, 2048 memory. See the Amazon ECS documentation for the valid values.")]
    public async Task Of_a_task(string members, string message) => await RefusedAsync(message, Definitions.With(task: members));

    [Theory]
    [InlineData("'privileged':true", "", "Fargate requires that the ‘privileged’ setting be ‘false’ at the container level.")]
    [InlineData("'linuxParameters':{'capabilities':{'add':['NET_ADMIN']}}", "", "NET_ADMIN is not allowed on Fargate.")]
    [InlineData("'resourceRequirements':[{'type':'GPU','value':'1'}]", "", "Tasks using the Fargate launch type do not support GPU resource requirements.")]
    [InlineData("'logConfiguration':{'logDriver':'json-file'}", "", "json-file is not a valid log driver. Must be one of [awslogs,splunk,awsfirelens]")]
    [InlineData(
        "'logConfiguration':{'logDriver':'awslogs','options':{'awslogs-group':'g','awslogs-region':'r','awslogs-stream-prefix':'p'}}", "",
        "Fargate requires task definition to have execution role ARN to support log driver awslogs.")]
    [InlineData(
        "'logConfiguration':{'logDriver':'awslogs','options':{'awslogs-group':'g','awslogs-region':'r'}}", Role,
        "Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.")]
    [InlineData("'cpu':1", "'pidMode':'host'", "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is 'task'.")]
    [InlineData("'cpu':1", "'placementConstraints':[{'type':'memberOf','expression':'attribute:a exists'}]", "Fargate compatible task definitions do not support constraints")]
    [InlineData("'cpu':1", "'ephemeralStorage':{'sizeInGiB':201}", "EphemeralStorage size should be at most 200")]
    [InlineData(Mount, "'volumes':[{'name':'v','host':{'sourcePath':'/x'}}]", "Fargate compatible task definitions do not support sourcePath")]
    [InlineData(Mount, "'volumes':[{'name':'v','dockerVolumeConfiguration':{}}]", "Fargate compatible task definitions do not support dockerVolumeConfiguration")]
    public async Task Of_Fargate(string container, string task, string message) => await RefusedAsync(message, Definitions.FargateWith(container, task));

    [Fact]
    public async Task Of_two_containers_of_one_name() => await RefusedAsync(
        "Container names must be unique within a task definition", Definitions.With(others: "{'name':'app','image':'b','memory':8}"));

    [Fact]
    public async Task Of_too_many_environment_files() => await RefusedAsync(
        "The maximum number of environment files was exceeded. Specify ten or less and try again.",
        Definitions.With($"'environmentFiles':[{string.Join(',', Enumerable.Range(0, 11).Select(i => $"{{'type':'s3','value':'arn:aws:s3:::b/{i}.env'}}"))}]"));

    private async Task RefusedAsync(string message, string input) =>
        Assert.Equal($"ClientException: {message}", await _ecs.RefusalAsync("RegisterTaskDefinition", input));
}
