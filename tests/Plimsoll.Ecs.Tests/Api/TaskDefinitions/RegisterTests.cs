using System.Text.Json.Nodes;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.TaskDefinitions;

public sealed class RegisterTests : IAsyncDisposable
{
    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Fact]
    public async Task The_smallest_definition_is_answered_with_AWS_s_defaults()
    {
        var registered = await _ecs.CallAsync("RegisterTaskDefinition", Definitions.Small);

        Assert.Equal(
            """
            {"taskDefinition":{"compatibilities":["EC2","EXTERNAL"],"containerDefinitions":[{"cpu":0,"environment":[],"essential":true,"image":"nginx","memory":128,"mountPoints":[],"name":"app","portMappings":[],"systemControls":[],"volumesFrom":[]}],"family":"web","placementConstraints":[],"registeredAt":1772366400,"registeredBy":"arn:aws:iam::123456789012:user/ada","requiresAttributes":[],"revision":1,"status":"ACTIVE","taskDefinitionArn":"arn:aws:ecs:eu-west-1:123456789012:task-definition/web:1","volumes":[]}}
            """.Trim(),
            registered.ToJsonString());
    }

    [Fact]
    public async Task Revisions_count_up_within_a_family()
    {
        await _ecs.CallAsync("RegisterTaskDefinition", Definitions.Small);

        Assert.Equal(2, await RevisionAsync());
    }

    [Fact]
    public async Task A_revision_is_never_used_twice()
    {
        await _ecs.Service.StartAsync();
        await _ecs.CallAsync("RegisterTaskDefinition", Definitions.Small);
        await _ecs.CallAsync("DeregisterTaskDefinition", "{'taskDefinition':'web:1'}");
        await _ecs.CallAsync("DeleteTaskDefinitions", "{'taskDefinitions':['web:1']}");

        Assert.Equal(2, await RevisionAsync());
    }

    [Fact]
    public async Task Tags_are_kept_beside_the_definition()
    {
        var registered = await _ecs.CallAsync("RegisterTaskDefinition", Definitions.With(task: "'tags':[{'key':'team','value':'a'}]"));

        Assert.Equal(["team"], registered["tags"].Each("key"));
        Assert.Null(registered["taskDefinition"]!["tags"]);
    }

    [Fact]
    public async Task A_role_s_name_becomes_its_ARN()
    {
        var definition = await RegisterAsync(Definitions.With(task: "'taskRoleArn':'app','executionRoleArn':'arn:aws:iam::123456789012:role/x/ecs'"));

        Assert.Equal("arn:aws:iam::123456789012:role/app", (string?)definition["taskRoleArn"]);
        Assert.Equal("arn:aws:iam::123456789012:role/x/ecs", (string?)definition["executionRoleArn"]);
    }

    [Theory]
    [InlineData("'taskRoleArn':'a b'", "ClientException: Role is not valid")]
    [InlineData("'executionRoleArn':'arn:aws:iam::123456789012:user/a'", "ClientException: Role is not valid")]
    [InlineData("'taskRoleArn':'arn:aws:ecs::123456789012:role/a'", "ClientException: Role is not valid")]
    [InlineData("'taskRoleArn':'arn:aws:iam::999999999999:role/a'", "AccessDeniedException: Cross-account pass role is not allowed.")]
    public async Task What_is_no_role_of_the_account_is_refused(string member, string error) =>
        Assert.Equal(error, await _ecs.RefusalAsync("RegisterTaskDefinition", Definitions.With(task: member)));

    [Theory]
    [InlineData("attribute:stack = prod")]
    [InlineData("")]
    public async Task A_placement_constraint_that_is_no_query_is_refused(string expression) => Assert.StartsWith(
        "InvalidParameterException: ",
        await _ecs.RefusalAsync(
            "RegisterTaskDefinition", Definitions.With(task: $"'placementConstraints':[{{'type':'memberOf','expression':'{expression}'}}]")));

    [Fact]
    public async Task A_placement_constraint_is_echoed()
    {
        var definition = await RegisterAsync(
            Definitions.With(task: "'placementConstraints':[{'type':'memberOf','expression':'attribute:stack == prod'}]"));

        Assert.Equal(["attribute:stack == prod"], definition["placementConstraints"].Each("expression"));
    }

    [Fact]
    public async Task A_definition_of_more_than_64_KiB_is_refused()
    {
        var refusal = await _ecs.RefusalAsync(
            "RegisterTaskDefinition", Definitions.With($"'environment':[{{'name':'A','value':'{new string('x', 65536)}'}}]"));

        Assert.Matches(@"^ClientException: Actual length: '\d+'\. Max allowed length is '65536' bytes\.$", refusal);
    }

    [Fact]
    public async Task What_is_refused_leaves_no_revision()
    {
        await _ecs.RefusalAsync("RegisterTaskDefinition", "{'family':'web','containerDefinitions':[]}");

        Assert.Equal(1, await RevisionAsync());
    }

    [Fact]
    public async Task Every_member_of_a_full_container_comes_back_as_it_was_given()
    {
        const string Container =
            """
            {"command":["serve"],"cpu":64,"dependsOn":[{"condition":"START","containerName":"side"}],"disableNetworking":false,"dnsSearchDomains":["a.test"],"dnsServers":["10.0.0.2"],"dockerLabels":{"a":"b"},"dockerSecurityOptions":["no-new-privileges"],"entryPoint":["/app"],"environment":[{"name":"A","value":"1"}],"environmentFiles":[{"type":"s3","value":"arn:aws:s3:::b/a.env"}],"essential":true,"extraHosts":[{"hostname":"h","ipAddress":"10.0.0.1"}],"healthCheck":{"command":["CMD","true"],"interval":10,"retries":2,"startPeriod":5,"timeout":3},"hostname":"h","image":"nginx:1","interactive":true,"links":["side"],"linuxParameters":{"capabilities":{"add":["SYS_PTRACE"],"drop":["MKNOD"]},"devices":[{"containerPath":"/dev/x","hostPath":"/dev/y","permissions":["read"]}],"initProcessEnabled":true,"maxSwap":64,"sharedMemorySize":32,"swappiness":10,"tmpfs":[{"containerPath":"/t","mountOptions":["rw"],"size":8}]},"logConfiguration":{"logDriver":"json-file","options":{"max-size":"1m"}},"memory":128,"memoryReservation":64,"mountPoints":[{"containerPath":"/d","readOnly":true,"sourceVolume":"v"}],"name":"app","portMappings":[{"appProtocol":"http","containerPort":80,"hostPort":8080,"name":"web","protocol":"tcp"}],"privileged":false,"pseudoTerminal":true,"readonlyRootFilesystem":true,"resourceRequirements":[{"type":"GPU","value":"1"}],"restartPolicy":{"enabled":true,"ignoredExitCodes":[0],"restartAttemptPeriod":60},"secrets":[{"name":"S","valueFrom":"p"}],"startTimeout":10,"stopTimeout":20,"systemControls":[{"namespace":"net.core.somaxconn","value":"1024"}],"ulimits":[{"hardLimit":2,"name":"nofile","softLimit":1}],"user":"1000:1000","versionConsistency":"disabled","volumesFrom":[{"readOnly":false,"sourceContainer":"side"}],"workingDirectory":"/w"}
            """;

        var definition = await RegisterAsync(
            $$"""
            {"family":"full","executionRoleArn":"x","volumes":[{"name":"v"}],"containerDefinitions":[{{Container}},{"name":"side","image":"busybox","memory":16}]}
            """);

        Assert.Equal(Container.Trim(), definition["containerDefinitions"]![0]!.ToJsonString());
    }

    private async Task<JsonNode> RegisterAsync(string input) => (await _ecs.CallAsync("RegisterTaskDefinition", input))["taskDefinition"]!;

    private async Task<int> RevisionAsync() => (int)(await RegisterAsync(Definitions.Small))["revision"]!;
}
