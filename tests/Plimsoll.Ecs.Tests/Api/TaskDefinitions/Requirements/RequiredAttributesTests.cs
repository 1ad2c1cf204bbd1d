using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.TaskDefinitions.Requirements;

public sealed class RequiredAttributesTests : IAsyncDisposable
{
    private const string Old = "com.amazonaws.ecs.capability.";
    private const string New = "ecs.capability.";

    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Theory]
    [InlineData("'taskRoleArn':'r'", Old + "task-iam-role")]
    [InlineData("'taskRoleArn':'r','networkMode':'host'", Old + "task-iam-role", Old + "task-iam-role-network-host")]
    [InlineData("'networkMode':'awsvpc'", Old + "docker-remote-api.1.18", New + "task-eni")]
    [InlineData("'cpu':'256','memory':'512'")]
    [InlineData("'cpu':'10240'")]
    [InlineData("'cpu':'10241'", New + "increased-task-cpu-limit")]
    [InlineData("'pidMode':'task'", New + "pid-ipc-namespace-sharing")]
    [InlineData("'ipcMode':'none'", New + "pid-ipc-namespace-sharing")]
    [InlineData("'enableFaultInjection':true", New + "fault-injection")]
    public async Task A_task_requires(string members, params string[] attributes) =>
        Assert.Equal(attributes, await AttributesAsync(Definitions.With(task: members)));

    [Theory]
    [InlineData("'host':{}")]
    [InlineData("'dockerVolumeConfiguration':{}", Old + "docker-remote-api.1.25", New + "docker-plugin.local")]
    [InlineData("'dockerVolumeConfiguration':{'driver':'a/b:c'}", Old + "docker-remote-api.1.25", New + "docker-plugin.a/b.c")]
    [InlineData("'efsVolumeConfiguration':{'fileSystemId':'fs-1'}", Old + "docker-remote-api.1.25", New + "efs", New + "efsAuth")]
    [InlineData("'configuredAtLaunch':true", New + "storage.ebs-task-volume-attach")]
    public async Task A_volume_requires(string members, params string[] attributes) => Assert.Equal(
        attributes,
        await AttributesAsync(Definitions.With(
            "'mountPoints':[{'sourceVolume':'v','containerPath':'/v'}]", $"'volumes':[{{'name':'v',{members}}}]")));

    [Theory]
    [InlineData("'user':'1337'", Old + "docker-remote-api.1.17")]
    [InlineData("'privileged':true", Old + "privileged-container")]
    [InlineData("'privileged':false")]
    [InlineData("'memoryReservation':64", Old + "docker-remote-api.1.21")]
    [InlineData("'dockerLabels':{'a':'b'}", Old + "docker-remote-api.1.18")]
    [InlineData("'stopTimeout':5", New + "container-ordering")]
    [InlineData("'healthCheck':{'command':['CMD','true']}", Old + "docker-remote-api.1.24", New + "container-health-check")]
    [InlineData(
        "'healthCheck':{'command':['CMD','true'],'startPeriod':5}", Old + "docker-remote-api.1.29", New + "container-health-check")]
    [InlineData("'restartPolicy':{'enabled':true}", New + "container-restart-policy")]
    [InlineData("'restartPolicy':{'enabled':false}")]
    [InlineData("'portMappings':[{'containerPortRange':'1-2'}]", New + "network.container-port-range")]
    [InlineData("'linuxParameters':{'initProcessEnabled':true}", Old + "docker-remote-api.1.25")]
    [InlineData("'dockerSecurityOptions':['apparmor:x','label:y']", Old + "apparmor", Old + "selinux")]
    [InlineData("'environmentFiles':[{'type':'s3','value':'arn:aws:s3:::b/a.env'}]", New + "env-files.s3")]
    [InlineData("'credentialSpecs':['credentialspec:x']", New + "gmsa")]
    [InlineData("'logConfiguration':{'logDriver':'json-file'}", Old + "docker-remote-api.1.18", Old + "logging-driver.json-file")]
    [InlineData(
        "'logConfiguration':{'logDriver':'awslogs','options':{'awslogs-group':'g','awslogs-region':'r'}}",
        Old + "docker-remote-api.1.19",
        Old + "logging-driver.awslogs")]
    [InlineData(
        "'logConfiguration':{'logDriver':'awslogs','options':{'awslogs-group':'g','awslogs-region':'r','awslogs-create-group':'true','mode':'non-blocking'}}",
        Old + "docker-remote-api.1.19",
        Old + "docker-remote-api.1.28",
        Old + "docker-remote-api.1.29",
        Old + "logging-driver.awslogs")]
    public async Task A_container_requires(string members, params string[] attributes) =>
        Assert.Equal(attributes, await AttributesAsync(Definitions.With(members)));

    [Theory]
    [InlineData(
        "'logConfiguration':{'logDriver':'awslogs','options':{'awslogs-group':'g','awslogs-region':'r'}}", New + "execution-role-awslogs")]
    [InlineData("'secrets':[{'name':'s','valueFrom':'parameter'}]", New + "secrets.ssm.environment-variables")]
    [InlineData(
        "'secrets':[{'name':'s','valueFrom':'arn:aws:secretsmanager:eu-west-1:123456789012:secret:x'}]",
        New + "secrets.asm.environment-variables")]
    [InlineData(
        "'logConfiguration':{'logDriver':'splunk','secretOptions':[{'name':'s','valueFrom':'p'}]}", New + "secrets.ssm.bootstrap.log-driver")]
    [InlineData("'repositoryCredentials':{'credentialsParameter':'p'}", New + "private-registry-authentication.secretsmanager")]
    public async Task With_an_execution_role_a_container_requires(string members, string attribute) =>
        Assert.Contains(attribute, await AttributesAsync(Definitions.With(members, "'executionRoleArn':'r'")));

    [Fact]
    public async Task An_image_in_ECR_requires_ECR_authentication() => Assert.Equal(
        [Old + "ecr-auth", New + "execution-role-ecr-pull"],
        await AttributesAsync(
            "{'family':'w','executionRoleArn':'r','containerDefinitions':[{'name':'a','memory':8,'image':'123456789012.dkr.ecr.eu-west-1.amazonaws.com/x:1'}]}"));

    [Fact]
    public async Task A_log_router_requires_its_kind_and_the_source_of_its_configuration() => Assert.Equal(
        [
            Old + "docker-remote-api.1.18", Old + "logging-driver.awsfirelens", New + "firelens.fluentbit",
            New + "firelens.options.config.s3", New + "logging-driver.awsfirelens.log-driver-buffer-limit",
        ],
        await AttributesAsync(Definitions.With(
            "'logConfiguration':{'logDriver':'awsfirelens','options':{'log-driver-buffer-limit':'5'}}",
            others: "{'name':'router','image':'bit','memory':16,'firelensConfiguration':{'type':'fluentbit','options':{'config-file-type':'s3','config-file-value':'arn:aws:s3:::b/c'}}}")));

    private async Task<string[]> AttributesAsync(string input) =>
        (await _ecs.CallAsync("RegisterTaskDefinition", input))["taskDefinition"]!["requiresAttributes"].Each("name");
}
