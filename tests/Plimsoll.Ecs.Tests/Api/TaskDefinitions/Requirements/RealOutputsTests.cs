using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.TaskDefinitions.Requirements;

/// <summary>Definitions as people published them, and the attributes that AWS answered, sorted by their names.</summary>
public sealed class RealOutputsTests : IAsyncDisposable
{
    private const string Old = "com.amazonaws.ecs.capability.";
    private const string New = "ecs.capability.";
    private const string Image = "'name':'a','image':'123456789012.dkr.ecr.eu-west-1.amazonaws.com/a:1'";
    private const string Sizes = "'family':'f','networkMode':'awsvpc','cpu':'256','memory':'512'";
    private const string Execution = "'executionRoleArn':'arn:aws:iam::123456789012:role/ecsTaskExecutionRole'";
    private const string Task = "'taskRoleArn':'arn:aws:iam::123456789012:role/task'";
    private const string Logs = "'awslogs-group':'g','awslogs-region':'eu-west-1','awslogs-stream-prefix':'ecs'";
    private const string Check = "'healthCheck':{'command':['CMD-SHELL','curl -f http://localhost/'],'interval':30,'timeout':5,'retries':3}";

    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Fact]
    public async Task An_image_of_ECR_with_an_execution_role() => await RequiresAsync(
        $"{Sizes},{Execution},'containerDefinitions':[{{{Image}}}]",
        Old + "docker-remote-api.1.18", Old + "ecr-auth", New + "execution-role-ecr-pull", New + "task-eni");

    [Fact]
    public async Task A_task_role_on_EC2_with_no_network_mode() => await RequiresAsync(
        $"'family':'f',{Task},{Execution},'requiresCompatibilities':['EC2'],'containerDefinitions':[{{{Image},'memory':512}}]",
        Old + "ecr-auth", Old + "task-iam-role", New + "execution-role-ecr-pull");

    [Fact]
    public async Task Logs_without_a_mode() => await RequiresAsync(
        $"{Sizes},{Task},{Execution},'containerDefinitions':[{{{Image},'logConfiguration':{{'logDriver':'awslogs','options':{{'awslogs-create-group':'true',{Logs}}}}}}}]",
        Old + "docker-remote-api.1.18", Old + "docker-remote-api.1.19", Old + "docker-remote-api.1.29", Old + "ecr-auth",
        Old + "logging-driver.awslogs", Old + "task-iam-role", New + "execution-role-awslogs", New + "execution-role-ecr-pull", New + "task-eni");

    [Fact]
    public async Task Logs_that_do_not_block() => await RequiresAsync(
        $"{Sizes},{Execution},'containerDefinitions':[{{{Image},'logConfiguration':{{'logDriver':'awslogs','options':"
        + $"{{'mode':'non-blocking','awslogs-create-group':'true','max-buffer-size':'25m',{Logs}}}}}}}]",
        Old + "docker-remote-api.1.18", Old + "docker-remote-api.1.19", Old + "docker-remote-api.1.28", Old + "docker-remote-api.1.29", Old + "ecr-auth",
        Old + "logging-driver.awslogs", New + "execution-role-awslogs", New + "execution-role-ecr-pull", New + "task-eni");

    [Fact]
    public async Task A_health_check() => await RequiresAsync(
        $"{Sizes},{Task},{Execution},'containerDefinitions':[{{{Image},{Check},'logConfiguration':{{'logDriver':'awslogs','options':{{'awslogs-create-group':'true',{Logs}}}}}}}]",
        Old + "docker-remote-api.1.18", Old + "docker-remote-api.1.19", Old + "docker-remote-api.1.24", Old + "docker-remote-api.1.29", Old + "ecr-auth",
        Old + "logging-driver.awslogs", Old + "task-iam-role", New + "container-health-check", New + "execution-role-awslogs",
        New + "execution-role-ecr-pull", New + "task-eni");

    [Fact]
    public async Task A_file_system_whose_transit_is_not_encrypted() => await RequiresAsync(
        $"{Sizes},{Task},{Execution},'containerDefinitions':[{{'name':'a','image':'gitlab','mountPoints':[{{'sourceVolume':'v','containerPath':'/v'}}],"
        + $"'logConfiguration':{{'logDriver':'awslogs','options':{{'mode':'non-blocking','awslogs-create-group':'true',{Logs}}}}}}}],"
        + "'volumes':[{'name':'v','efsVolumeConfiguration':{'fileSystemId':'fs-081385191350fbfdf','rootDirectory':'/srv'}}]",
        Old + "docker-remote-api.1.18", Old + "docker-remote-api.1.19", Old + "docker-remote-api.1.25", Old + "docker-remote-api.1.28",
        Old + "docker-remote-api.1.29", Old + "logging-driver.awslogs", Old + "task-iam-role", New + "efs", New + "efsAuth", New + "execution-role-awslogs",
        New + "task-eni");

    [Fact]
    public async Task A_proxy_that_runs_as_a_user() => await RequiresAsync(
        "'family':'f','networkMode':'awsvpc','pidMode':'task','ipcMode':'host','containerDefinitions':["
        + "{'name':'app','image':'busybox','memory':10,'dependsOn':[{'containerName':'envoy','condition':'HEALTHY'}]},"
        + "{'name':'envoy','image':'123456789012.dkr.ecr.us-west-2.amazonaws.com/envoy:1','memory':10,'user':'1337',"
        + "'healthCheck':{'command':['echo test'],'interval':5,'timeout':2,'retries':3,'startPeriod':10}}],"
        + "'proxyConfiguration':{'type':'APPMESH','containerName':'envoy','properties':[{'name':'ProxyIngressPort','value':'15000'},"
        + "{'name':'AppPorts','value':'8080'},{'name':'IgnoredUID','value':'1337'},{'name':'ProxyEgressPort','value':'15001'}]}",
        Old + "docker-remote-api.1.17", Old + "docker-remote-api.1.18", Old + "docker-remote-api.1.29", Old + "ecr-auth", New + "aws-appmesh",
        New + "container-health-check", New + "container-ordering", New + "pid-ipc-namespace-sharing", New + "task-eni");

    private async Task RequiresAsync(string members, params string[] attributes) => Assert.Equal(
        attributes, (await _ecs.CallAsync("RegisterTaskDefinition", $"{{{members}}}"))["taskDefinition"]!["requiresAttributes"].Each("name"));
}
