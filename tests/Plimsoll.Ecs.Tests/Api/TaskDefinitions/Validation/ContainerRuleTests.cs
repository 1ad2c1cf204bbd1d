using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Api.TaskDefinitions.Validation;

/// <summary>What is refused of a container, in AWS's words.</summary>
public sealed class ContainerRuleTests : IAsyncDisposable
{
    private const string Digest = "0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF";

    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Theory]
    [InlineData("{'image':'nginx','memory':8}", "Container.name should not be null or empty.")]
    [InlineData("{'name':'','image':'nginx','memory':8}", "Container.name should not be null or empty.")]
    [InlineData("{'name':'a b','image':'nginx','memory':8}", "Container.name contains invalid characters.")]
    [InlineData("{'name':'app','memory':8}", "Container.image should not be null or empty.")]
    [InlineData("{'name':'app','image':'a b','memory':8}", "Container.image contains invalid characters.")]
    [InlineData("{'name':'app','image':'@sha256:" + Digest + "','memory':8}", "Container.image contains invalid characters.")]
    [InlineData(
        "{'name':'app','image':'a@md5:" + Digest + "','memory':8}",
        "Container.image has an invalid digest: only sha256 with 64 hexadecimal digits is supported.")]
    [InlineData(
        "{'name':'app','image':'a@sha256:0123','memory':8}",
        "Container.image has an invalid digest: only sha256 with 64 hexadecimal digits is supported.")]
    public async Task Name_and_image(string container, string message) =>
        await RefusedAsync(message, $"{{'family':'web','containerDefinitions':[{container}]}}");

    [Fact]
    public async Task An_image_has_at_most_255_characters_before_its_digest()
    {
        var longest = new string('a', 255);
        await _ecs.CallAsync("RegisterTaskDefinition", Image($"{longest}@sha256:{Digest}"));

        await RefusedAsync("Container.image is too long: at most 255 characters are allowed before a digest.", Image(longest + "a"));
    }

    [Theory]
    [InlineData("", "", "At least one of 'memory' or 'memoryReservation' must be specified")]
    [InlineData(",'memory':0", "", "Invalid setting for container 'app'. 'memory' must be at least 1 MiB.")]
    [InlineData(",'memoryReservation':0", "", "Invalid setting for container 'app'. 'memoryReservation' must be at least 1 MiB.")]
    [InlineData(
        ",'memory':64,'memoryReservation':65",
        "",
        "'memory' must be greater than or equal to 'memoryReservation'")]
    [InlineData(",'memory':513", "'memory':'512',", "The 'memory' setting for container 'app' is greater than for the task")]
    [InlineData(",'memoryReservation':513", "'memory':'512',", "The sum of all container 'memory' values cannot be greater than the value of the task 'memory'.")]
    [InlineData(",'cpu':-1,'memory':8", "", "Invalid setting for container 'app'. 'cpu' must not be negative.")]
    [InlineData(",'cpu':257,'memory':8", "'cpu':'256',", "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'.")]
    public async Task Sizes(string container, string task, string message) => await RefusedAsync(
        message, $"{{{task}'family':'web','containerDefinitions':[{{'name':'app','image':'nginx'{container}}}]}}");

    [Fact]
    public async Task Less_memory_than_Docker_gives_a_container_is_taken() =>
        await _ecs.CallAsync("RegisterTaskDefinition", "{'family':'web','containerDefinitions':[{'name':'app','image':'nginx','memory':4}]}");

    [Fact]
    public async Task Containers_together_have_no_more_memory_than_the_task() => await RefusedAsync(
        "The sum of all container 'memory' values cannot be greater than the value of the task 'memory'.",
        Definitions.With(task: "'memory':'200'", others: "{'name':'b','image':'b','memory':128}"));

    [Fact]
    public async Task What_a_container_reserves_counts_and_not_its_limit() => await _ecs.CallAsync(
        "RegisterTaskDefinition", Definitions.With("'memoryReservation':64", "'memory':'200'", "{'name':'b','image':'b','memory':128}"));

    [Theory]
    [InlineData("awsvpc", "'links':['side']", "Links are not supported when networkMode=awsvpc.")]
    [InlineData("host", "'links':['side']", "Links are not supported when networkMode=host.")]
    [InlineData("awsvpc", "'hostname':'h'", "hostname is not supported on container when networkMode=awsvpc.")]
    [InlineData("awsvpc", "'extraHosts':[{'hostname':'h','ipAddress':'10.0.0.1'}]", "Extra hosts are not supported on container when networkMode=awsvpc.")]
    [InlineData("awsvpc", "'dnsServers':['10.0.0.2']", "DNS servers are not supported on container when networkMode=awsvpc.")]
    [InlineData("awsvpc", "'dnsSearchDomains':['a']", "DNS search domains are not supported on container when networkMode=awsvpc.")]
    [InlineData(
        "bridge", "'links':['nobody']", "Container 'app' links to 'nobody', which is not another container of the task definition.")]
    [InlineData("bridge", "'links':['app:me']", "Container 'app' links to 'app', which is not another container of the task definition.")]
    [InlineData("none", "'portMappings':[{'containerPort':80}]", "Port mappings are not supported when networkMode=none.")]
    [InlineData(
        "awsvpc",
        "'portMappings':[{'containerPort':80,'hostPort':81}]",
        "When networkMode=awsvpc, the host ports and container ports in port mappings must match.")]
    [InlineData(
        "host",
        "'portMappings':[{'containerPort':80,'hostPort':81}]",
        "When networkMode=host, the host ports and container ports in port mappings must match.")]
    [InlineData("host", "'portMappings':[{'containerPortRange':'1-2'}]", "containerPortRange is only supported when networkMode is bridge or awsvpc.")]
    [InlineData(
        "host", "'systemControls':[{'namespace':'net.core.somaxconn','value':'1'}]",
        "The system control 'net.core.somaxconn' is not supported when networkMode=host.")]
    public async Task What_goes_with_which_network_mode(string mode, string container, string message) => await RefusedAsync(
        message, Definitions.With(container, $"'networkMode':'{mode}'", "{'name':'side','image':'s','memory':8}"));

    [Theory]
    [InlineData("{}", "Port mapping containerPort should not be null.")]
    [InlineData("{'containerPort':0}", "Invalid container port 0: it must be between 1 and 65535.")]
    [InlineData("{'containerPort':65536}", "Invalid container port 65536: it must be between 1 and 65535.")]
    [InlineData("{'containerPort':80,'hostPort':-1}", "Invalid host port -1: it must be between 0 and 65535.")]
    [InlineData(
        "{'containerPort':80,'name':'-a'}",
        "Invalid port mapping name '-a': it must have 1 to 64 lowercase letters, numbers, underscores or hyphens, and cannot start with a hyphen.")]
    [InlineData(
        "{'containerPort':80,'name':'Web'}",
        "Invalid port mapping name 'Web': it must have 1 to 64 lowercase letters, numbers, underscores or hyphens, and cannot start with a hyphen.")]
    [InlineData(
        "{'containerPort':80,'name':'a'},{'containerPort':81,'name':'a'}",
        "When networkMode=bridge, port mapping name is already used")]
    [InlineData(
        "{'containerPort':80,'hostPort':8080},{'containerPort':81,'hostPort':8080}",
        "The host port 8080/tcp is used more than once by the task definition.")]
    [InlineData("{'containerPortRange':'80-80'}", Range)]
    [InlineData(
        "{'containerPortRange':'0-80'}",
        Range)]
    [InlineData(
        "{'containerPortRange':'80'}",
        Range)]
    [InlineData(
        "{'containerPortRange':'80-90','hostPort':80}",
        "Invalid port mapping for container 'app', cannot specify both single port and port range.")]
    [InlineData("{'containerPortRange':'80-90'},{'containerPortRange':'90-95'}", "Container 'app' has overlapping port mappings at port 90.")]
    [InlineData("{'containerPortRange':'80-90'},{'containerPort':85}", "Container 'app' has overlapping port mappings at port 85.")]
    public async Task Port_mappings(string mappings, string message) =>
        await RefusedAsync(message, Definitions.With($"'portMappings':[{mappings}]"));

    [Fact]
    public async Task Two_containers_do_not_have_one_host_port() => await RefusedAsync(
        "TCP container port '80' is used multiple times in task when networkMode=awsvpc.",
        Definitions.With(
            "'portMappings':[{'containerPort':80}]",
            "'networkMode':'awsvpc'",
            "{'name':'b','image':'b','memory':8,'portMappings':[{'containerPort':80}]}"));

    [Theory]
    [InlineData("'mountPoints':[{'containerPath':'/d','sourceVolume':'v'}]", "Unknown volume 'v'.")]
    [InlineData("'volumesFrom':[{'sourceContainer':'x'}]", "Container 'app' takes volumes from 'x', which is not another container of the task definition.")]
    [InlineData("'environment':[{'value':'1'}]", "Environment variable name of container 'app' should not be null or empty.")]
    [InlineData(
        "'environmentFiles':[{'type':'s3','value':'arn:aws:s3:::b/a.txt'}]",
        "The environment file 'arn:aws:s3:::b/a.txt' must have the file extension .env.")]
    [InlineData(
        "'environmentFiles':[{'type':'s3','value':'b/a.env'}]",
        "The environment file 'b/a.env' must be the ARN of an object in Amazon S3.")]
    [InlineData(
        "'secrets':[{'name':'s','valueFrom':'p'}]",
        "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'")]
    [InlineData(
        "'environment':[{'name':'s','value':'1'}],'secrets':[{'name':'s','valueFrom':'p'}]",
        "The secret name must be unique and not shared with any new or existing environment variables set on the container, such as 's'.")]
    [InlineData("'startTimeout':-1", "Invalid startTimeout of container 'app': it must not be negative.")]
    [InlineData("'stopTimeout':-1", "Invalid stopTimeout of container 'app': it must not be negative.")]
    [InlineData("'healthCheck':{'command':[]}", "Invalid health check of container 'app': the command must not be empty.")]
    [InlineData("'healthCheck':{'command':['CMD','x'],'interval':4}", "Health check interval must be greater than or equal to the minimum allowed value 5 for container 'app'")]
    [InlineData("'healthCheck':{'command':['CMD','x'],'timeout':61}", "Health check timeout must be less than or equal to the maximum allowed value 60 for container 'app'")]
    [InlineData("'healthCheck':{'command':['CMD','x'],'retries':0}", "Health check retries must be greater than or equal to the minimum allowed value 1 for container 'app'")]
    [InlineData(
        "'healthCheck':{'command':['CMD','x'],'startPeriod':301}",
        "Health check startPeriod must be less than or equal to the maximum allowed value 300 for container 'app'")]
    [InlineData(
        "'restartPolicy':{'enabled':true,'restartAttemptPeriod':59}",
        "Invalid restart policy of container 'app': restartAttemptPeriod must be between 60 and 1800.")]
    [InlineData("'logConfiguration':{'logDriver':'awslogs'}", "Log driver awslogs requires options: awslogs-group, awslogs-region")]
    [InlineData(
        "'logConfiguration':{'logDriver':'awslogs','options':{'awslogs-group':'g','awslogs-region':'r','awslogs-datetime-format':'a','awslogs-multiline-pattern':'b'}}",
        "You cannot specify both the awslogs-datetime-format and awslogs-multiline-pattern options.")]
    [InlineData(
        "'logConfiguration':{'logDriver':'awslogs','options':{'awslogs-group':'g','awslogs-region':'r','log_key':'a','awslogs-endpoint':'b'}}",
        "Log driver awslogs disallows options: log_key, awslogs-endpoint")]
    [InlineData(
        "'logConfiguration':{'logDriver':'awslogs','options':{'awslogs-group':'g','awslogs-region':'r','awslogs-create-group':'false'}}",
        "Log driver awslogs option 'awslogs-create-group' should only be set to 'true', else omit option.")]
    [InlineData("'logConfiguration':{'logDriver':'json-file','options':{'mode':'fast'}}", "Invalid log option mode 'fast': blocking or non-blocking was expected.")]
    [InlineData(
        "'logConfiguration':{'logDriver':'awsfirelens'}",
        "When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers.")]
    [InlineData("'firelensConfiguration':{'type':'fluentd','options':{'a':'b'}}", "Unknown option 'a' of the firelensConfiguration.")]
    [InlineData(
        "'firelensConfiguration':{'type':'fluentd','options':{'config-file-type':'s3'}}",
        "The options 'config-file-type' and 'config-file-value' of the firelensConfiguration must be specified together.")]
    [InlineData("'linuxParameters':{'capabilities':{'add':['FLY']}}", "Unknown Linux capability 'FLY' of container 'app'.")]
    [InlineData("'linuxParameters':{'maxSwap':1,'swappiness':101}", "Invalid swappiness of container 'app': it must be between 0 and 100.")]
    [InlineData("'linuxParameters':{'tmpfs':[{'containerPath':'/t','size':0}]}", "Invalid tmpfs of container 'app': the size must be at least 1 MiB.")]
    [InlineData("'systemControls':[{'namespace':'a'}]", "Namespace and value of a system control of container 'app' should not be null or empty.")]
    [InlineData(
        "'ulimits':[{'name':'nofile','softLimit':2,'hardLimit':1}]",
        "Invalid ulimit nofile of container 'app': softLimit must not be greater than hardLimit.")]
    [InlineData(
        "'ulimits':[{'name':'nofile','softLimit':-1,'hardLimit':1}]",
        "Invalid ulimit nofile of container 'app': softLimit must not be greater than hardLimit.")]
    [InlineData(
        "'resourceRequirements':[{'type':'GPU','value':'0'}]",
        "Invalid GPU resource requirement '0' of container 'app': a whole number from 1 was expected.")]
    [InlineData("'credentialSpecs':['credentialspec:a','credentialspec:b']", "Container 'app' has more than one credential spec.")]
    public async Task Members(string member, string message) => await RefusedAsync(message, Definitions.With(member));

    [Fact]
    public async Task One_container_routes_logs() => await RefusedAsync(
        "Only one container of a task definition can have a firelensConfiguration.",
        Definitions.With(
            "'firelensConfiguration':{'type':'fluentd'}",
            others: "{'name':'b','image':'b','memory':8,'firelensConfiguration':{'type':'fluentd'}}"));

    [Fact]
    public async Task A_member_that_the_model_requires_is_named_by_its_path() => Assert.Equal(
        "InvalidParameterException: 1 validation error detected: Value null at 'containerDefinitions.1.member.ulimits.1.member.hardLimit' "
        + "failed to satisfy constraint: Member must not be null",
        await _ecs.RefusalAsync("RegisterTaskDefinition", Definitions.With("'ulimits':[{'name':'nofile','softLimit':1}]")));

    private const string Range = "Invalid 'containerPortRange' setting for container 'app'.";

    private static string Image(string image) =>
        $"{{'family':'web','containerDefinitions':[{{'name':'app','image':'{image}','memory':8}}]}}";

    private async Task RefusedAsync(string message, string input) =>
        Assert.Equal($"ClientException: {message}", await _ecs.RefusalAsync("RegisterTaskDefinition", input));
}
