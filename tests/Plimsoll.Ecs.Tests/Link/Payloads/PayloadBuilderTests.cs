using System.Text.Json.Nodes;
using Plimsoll.AgentLink.Acs;
using Plimsoll.AgentLink.Docker;
using Plimsoll.AgentLink.Payload;
using Plimsoll.Ecs.Link.Payloads;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Tests.Support;

namespace Plimsoll.Ecs.Tests.Link.Payloads;

/// <summary>A task as its agent takes it (spec/agent-protocol.md §2.6 to §2.8), held against what was recorded (spec/agent-wire-trace.md §4).</summary>
public sealed class PayloadBuilderTests
{
    [Fact]
    public async Task A_task_travels_with_its_names_sizes_and_group()
    {
        var task = await StartAsync(
            Defined.Of() with { Cpu = "256", Memory = "128", NetworkMode = "bridge", PidMode = "task", IpcMode = "none" }, "'group':'blue'");

        Assert.Equal(("web", "1", "RUNNING", "{}"), (task.Family, task.Version, task.DesiredStatus, task.Overrides));
        Assert.Equal((0.25, 128, "bridge", "task", "none"), (task.Cpu, task.Memory, task.NetworkMode, task.PidMode, task.IpcMode));
        Assert.Equal(("EC2", "blue", null, "123456789012"), (task.LaunchType, task.Group, task.ServiceName, task.TaskDefinitionAccountId));
    }

    [Fact]
    public async Task Without_sizes_of_the_task_there_are_no_limits_of_the_task()
    {
        var task = await StartAsync(Defined.Of());

        Assert.Equal((null, null), (task.Cpu, task.Memory));
    }

    [Fact]
    public async Task Overrides_of_the_task_set_its_limits()
    {
        var task = await StartAsync(Defined.Of(), "'overrides':{'cpu':'512','memory':'256'}");

        Assert.Equal((0.5, 256), (task.Cpu, task.Memory));
    }

    [Fact]
    public async Task No_override_travels_as_one_because_agents_refuse_all_but_the_command()
    {
        var container = (await StartAsync(
            Defined.Of(Defined.Container() with { Command = ["a"], Environment = [new() { Name = "A", Value = "1" }] }),
            "'overrides':{'containerOverrides':[{'name':'app','command':['b'],'cpu':7,'memory':9,'environment':[{'name':'B','value':'2'}]}]}")).Containers![0];

        Assert.Equal(("{}", 7L, 9L), (container.Overrides, container.Cpu, container.Memory));
        Assert.Equal(["b"], container.Command);
        Assert.Equal(
            new Dictionary<string, string> { ["AWS_EXECUTION_ENV"] = "AWS_ECS_EC2", ["A"] = "1", ["B"] = "2" }, container.Environment);
    }

    [Fact]
    public async Task A_container_is_known_by_the_ARN_that_DescribeTasks_shows()
    {
        await using var ecs = new EcsHarness();
        var record = await PlaceAsync(ecs, Defined.Of(), "");

        Assert.Equal(record.Task.Containers![0].ContainerArn, PayloadBuilder.Start(record, Defined.Of(), null, null, Registries.Own).Containers![0].ContainerArn);
    }

    [Fact]
    public async Task A_container_without_hard_limit_has_only_a_reservation()
    {
        var container = (await StartAsync(Defined.Of(Defined.Container() with { Memory = null, MemoryReservation = 16 }))).Containers![0];

        Assert.Equal(0, container.Memory);
        Assert.Equal(16 << 20, Host(container).MemoryReservation);
    }

    [Fact]
    public async Task A_health_check_travels_in_both_places()
    {
        var container = (await StartAsync(Defined.Of(Defined.Container() with
        {
            HealthCheck = new() { Command = ["CMD-SHELL", "true"], Interval = 5, Timeout = 2, Retries = 3, StartPeriod = 1 },
        }))).Containers![0];

        Assert.Equal("docker", container.HealthCheckType);
        var check = DockerContainerConfig.Parse(container.DockerConfig!.Config).Healthcheck!;
        Assert.Equal((5_000_000_000, 2_000_000_000, 1_000_000_000, 3), (check.Interval, check.Timeout, check.StartPeriod, check.Retries));
        Assert.Equal(["CMD-SHELL", "true"], check.Test);
    }

    [Theory]
    [InlineData("bridge", "bridge")]
    [InlineData("host", "host")]
    [InlineData("none", "none")]
    [InlineData(null, null)]
    public async Task The_network_mode_is_said_to_Docker(string? mode, string? expected) =>
        Assert.Equal(expected, Host((await StartAsync(Defined.Of() with { NetworkMode = mode })).Containers![0]).NetworkMode);

    [Theory]
    [InlineData("bridge", null, 0)]
    [InlineData("bridge", 8080, 8080)]
    [InlineData("host", null, 80)]
    [InlineData("host", 0, 80)]
    public async Task Host_ports_follow_the_network_mode(string mode, int? hostPort, int expected)
    {
        var mapping = (await StartAsync(
            Defined.Of(Defined.Container() with { PortMappings = [new() { ContainerPort = 80, HostPort = hostPort }] }) with { NetworkMode = mode })).Containers![0].PortMappings![0];

        Assert.Equal((80, expected, "tcp"), (mapping.ContainerPort, mapping.HostPort, mapping.Protocol));
    }

    [Fact]
    public async Task A_range_of_ports_has_neither_port()
    {
        var mapping = (await StartAsync(
            Defined.Of(Defined.Container() with { PortMappings = [new() { ContainerPortRange = "9100-9102", Protocol = "udp" }] }))).Containers![0].PortMappings![0];

        Assert.Equal(("9100-9102", "udp", null, null), (mapping.ContainerPortRange, mapping.Protocol, mapping.ContainerPort, mapping.HostPort));
    }

    [Fact]
    public async Task What_would_replace_the_agents_own_settings_is_never_among_Dockers()
    {
        var container = (await StartAsync(Defined.Of(Defined.Container() with
        {
            Links = ["other"],
            PortMappings = [new() { ContainerPort = 80, HostPort = 80 }],
            MountPoints = [new() { SourceVolume = "v", ContainerPath = "/v" }],
        }) with { Volumes = [new() { Name = "v" }] })).Containers![0];

        var names = JsonNode.Parse(container.DockerConfig!.HostConfig!)!.AsObject().Select(member => member.Key);
        Assert.Empty(names.Intersect(["Binds", "PortBindings", "Memory", "CpuShares", "Links"]));
    }

    [Fact]
    public async Task Swap_is_bounded_by_the_memory_and_what_may_be_swapped_and_swappiness_needs_a_bound()
    {
        var bounded = Host((await StartAsync(Defined.Of(Defined.Container() with { LinuxParameters = new() { MaxSwap = 10, Swappiness = 5 } }))).Containers![0]);
        var unbounded = Host((await StartAsync(Defined.Of(Defined.Container() with { LinuxParameters = new() { Swappiness = 5 } }))).Containers![0]);

        Assert.Equal((74L << 20, 5), (bounded.MemorySwap, bounded.MemorySwappiness));
        Assert.Equal((null, null), (unbounded.MemorySwap, unbounded.MemorySwappiness));
    }

    [Fact]
    public async Task Of_a_setting_that_is_given_twice_the_last_one_counts()
    {
        var host = Host((await StartAsync(Defined.Of(Defined.Container() with
        {
            SystemControls = [new() { Namespace = "net.core.somaxconn", Value = "1" }, new() { Namespace = "net.core.somaxconn", Value = "2" }],
            LinuxParameters = new() { Tmpfs = [new() { ContainerPath = "/t", Size = 3 }, new() { ContainerPath = "/t", Size = 4 }] },
        }))).Containers![0]);

        Assert.Equal(("net.core.somaxconn", "2"), (host.Sysctls!.Single().Key, host.Sysctls!.Single().Value));
        Assert.Equal(("/t", "size=4m"), (host.Tmpfs!.Single().Key, host.Tmpfs!.Single().Value));
    }

    [Fact]
    public async Task Volumes_have_their_kind()
    {
        var volumes = (await StartAsync(Defined.Of() with
        {
            Volumes =
            [
                new() { Name = "hostv", Host = new() { SourcePath = "/srv" } }, new() { Name = "empty" },
                new() { Name = "dv", DockerVolumeConfiguration = new() },
                new() { Name = "fs", EfsVolumeConfiguration = new() { FileSystemId = "fs-1", TransitEncryption = "ENABLED" } },
            ],
        })).Volumes!;

        Assert.Equal(["host", "host", "docker", "efs"], volumes.Select(volume => volume.Type));
        Assert.Equal("/srv", volumes[0].Host!.SourcePath);
        Assert.NotNull(volumes[1].Host);
        Assert.Equal(("task", false, "local"), (volumes[2].DockerVolumeConfiguration!.Scope, volumes[2].DockerVolumeConfiguration!.Autoprovision, volumes[2].DockerVolumeConfiguration!.Driver));
        Assert.Equal("fs-1", volumes[3].EfsVolumeConfiguration!.FileSystemId);
    }

    [Fact]
    public async Task Secrets_are_left_to_the_agent_with_store_and_region()
    {
        var secrets = (await StartAsync(Defined.Of(Defined.Container() with
        {
            Secrets =
            [
                new() { Name = "A", ValueFrom = "arn:aws:secretsmanager:us-west-2:123456789012:secret:x" }, new() { Name = "B", ValueFrom = "/parameter" },
            ],
            LogConfiguration = new() { LogDriver = "splunk", SecretOptions = [new() { Name = "token", ValueFrom = "arn:aws:ssm:eu-west-1:123456789012:parameter/t" }] },
        }))).Containers![0].Secrets!;

        Assert.Equal(
            [("A", "asm", "us-west-2", "CONTAINER"), ("B", "ssm", "eu-west-1", "CONTAINER"), ("token", "ssm", "eu-west-1", "LOG_DRIVER")],
            secrets.Select(secret => (secret.Name, secret.Provider, secret.Region, secret.Target)));
    }

    [Theory]
    [InlineData("123456789012.dkr.ecr.us-west-2.amazonaws.com/app:1", "123456789012", "us-west-2")]
    [InlineData("nginx", null, null)]
    [InlineData("registry.example/123456789012.dkr.ecr.us-west-2/app", null, null)]
    public async Task An_image_of_ECR_is_pulled_with_its_tokens(string image, string? registry, string? region)
    {
        var auth = (await StartAsync(Defined.Of(Defined.Container() with { Image = image }))).Containers![0].RegistryAuthentication;

        Assert.Equal((registry, region), (auth?.EcrAuthData?.RegistryId, auth?.EcrAuthData?.Region));
    }

    [Fact]
    public async Task An_image_of_a_private_registry_is_pulled_with_the_secret_that_is_named()
    {
        const string Secret = "arn:aws:secretsmanager:us-west-2:123456789012:secret:x";
        var auth = (await StartAsync(Defined.Of(Defined.Container() with { RepositoryCredentials = new() { CredentialsParameter = Secret } }))).Containers![0].RegistryAuthentication!;

        Assert.Equal(("asm", Secret, "us-west-2"), (auth.Type, auth.AsmAuthData!.CredentialsParameter, auth.AsmAuthData.Region));
    }

    [Theory]
    [InlineData("awslogs", true, "ExecutionRole")]
    [InlineData("awslogs", false, null)]
    [InlineData("syslog", true, null)]
    public async Task The_log_driver_of_CloudWatch_uses_the_execution_role_when_there_is_one(string driver, bool role, string? expected)
    {
        await using var ecs = new EcsHarness();
        var definition = Defined.Of(Defined.Container() with { LogConfiguration = new() { LogDriver = driver } });
        var record = await PlaceAsync(ecs, definition, "");

        Assert.Equal(expected, PayloadBuilder.Start(record, definition, null, role ? new IamRoleCredentials() : null, Registries.Own).Containers![0].LogsAuthStrategy);
    }

    [Fact]
    public async Task The_recorded_container_is_built_name_for_name()
    {
        var task = await StartAsync(Defined.Of(
            new ContainerDefinition { Name = "init", Image = "bb", Essential = false, Memory = 64 },
            new ContainerDefinition
            {
                Name = "web",
                Image = "bb",
                Cpu = 128,
                Memory = 64,
                MemoryReservation = 16,
                WorkingDirectory = "/tmp",
                DockerLabels = new Dictionary<string, string> { ["x"] = "y" },
                PortMappings = [new() { ContainerPort = 8080 }],
                DependsOn = [new() { ContainerName = "init", Condition = "SUCCESS" }],
                StartTimeout = 60,
                StopTimeout = 2,
                LinuxParameters = new() { Capabilities = new() { Drop = ["NET_RAW"] } },
                Ulimits = [new() { Name = "nofile", SoftLimit = 1024, HardLimit = 2048 }],
                LogConfiguration = new() { LogDriver = "json-file", Options = new Dictionary<string, string> { ["max-size"] = "1m" } },
            }) with { NetworkMode = "bridge" });

        var web = task.Containers![1];
        Assert.Equal("""{"WorkingDir":"/tmp","Labels":{"x":"y"}}""", Sorted(web.DockerConfig!.Config!));
        Assert.Equal(
            """{"CapDrop":["NET_RAW"],"LogConfig":{"Type":"json-file","Config":{"max-size":"1m","mode":"non-blocking","max-buffer-size":"10m"}},"MemoryReservation":16777216,"NetworkMode":"bridge","Ulimits":[{"Name":"nofile","Soft":1024,"Hard":2048}]}""",
            Sorted(web.DockerConfig.HostConfig!, byName: true));
        Assert.Equal((true, 128L, 60L, 2L, "1.18"), (web.Essential, web.Cpu, web.StartTimeout, web.StopTimeout, web.DockerConfig.Version));
        Assert.Equal(("init", "SUCCESS"), (web.DependsOn![0].ContainerName, web.DependsOn[0].Condition));
        Assert.False(task.Containers[0].Essential);
    }

    [Fact]
    public async Task The_prefix_of_log_streams_becomes_the_stream_because_Docker_refuses_it()
    {
        var options = new Dictionary<string, string> { ["awslogs-group"] = "g", ["awslogs-region"] = "r", ["awslogs-stream-prefix"] = "p" };
        var task = await StartAsync(Defined.Of(Defined.Container() with { LogConfiguration = new() { LogDriver = "awslogs", Options = options } }));

        var config = Host(task.Containers![0]).LogConfig!;

        Assert.Equal("awslogs", config.Type);
        Assert.Equal(("g", "r", $"p/app/{task.Arn!.Split('/')[^1]}"), (config.Config!["awslogs-group"], config.Config["awslogs-region"], config.Config["awslogs-stream"]));
        Assert.DoesNotContain("awslogs-stream-prefix", config.Config);
    }

    [Fact]
    public async Task The_options_of_another_log_driver_are_left_as_they_are()
    {
        var options = new Dictionary<string, string> { ["awslogs-stream-prefix"] = "p" };
        var task = await StartAsync(Defined.Of(Defined.Container() with { LogConfiguration = new() { LogDriver = "json-file", Options = options } }));

        Assert.Contains(options.Single(), Host(task.Containers![0]).LogConfig!.Config!);
    }

    [Theory]
    [InlineData("", "non-blocking", "10m")]
    [InlineData("mode=non-blocking", "non-blocking", "10m")]
    [InlineData("mode=non-blocking,max-buffer-size=1m", "non-blocking", "1m")]
    [InlineData("max-buffer-size=1m", "non-blocking", "1m")]
    [InlineData("mode=blocking", "blocking", null)]
    public async Task Lines_are_dropped_that_find_no_room_unless_the_definition_has_the_writer_wait(string given, string mode, string? size) =>
        Assert.Equal((mode, size), await ModeAsync("json-file", given, setting: null));

    [Theory]
    [InlineData("", "blocking")]
    [InlineData("mode=non-blocking", "non-blocking")]
    public async Task The_setting_of_the_account_decides_where_the_definition_says_nothing(string given, string mode) =>
        Assert.Equal(mode, (await ModeAsync("awslogs", given, setting: "blocking")).Mode);

    [Fact]
    public async Task The_options_of_awsfirelens_are_those_of_a_router_s_output() =>
        Assert.Equal((null, null), await ModeAsync("awsfirelens", "Name=null", setting: "blocking"));

    [Fact]
    public async Task A_task_keeps_the_mode_of_its_launch()
    {
        await using var ecs = new EcsHarness();
        var definition = Defined.Of(Defined.Container() with { LogConfiguration = new() { LogDriver = "json-file" } });
        var record = await PlaceAsync(ecs, definition, "");

        await ecs.CallAsync("PutAccountSettingDefault", "{'name':'defaultLogDriverMode','value':'blocking'}");

        Assert.Equal("non-blocking", Host(PayloadBuilder.Start(record, definition, null, null, Registries.Own).Containers![0]).LogConfig!.Config!["mode"]);
    }

    [Theory]
    [InlineData("210987654321.dkr.ecr.us-east-1.amazonaws.com/app:1", "210987654321", "us-east-1")]
    [InlineData("127.0.0.1:4566/app:1", "123456789012", "eu-west-1")]
    [InlineData("plimsoll.example:4566/team/app@sha256:00", "123456789012", "eu-west-1")]
    public async Task An_image_of_this_registry_says_where_its_login_is_to_be_asked_for(string image, string account, string region)
    {
        var auth = (await StartAsync(Defined.Of(Defined.Container() with { Image = image }))).Containers![0].RegistryAuthentication!;

        Assert.Equal(("ecr", "http://127.0.0.1:4566"), (auth.Type, auth.EcrAuthData!.EndpointOverride));
        Assert.Equal((account, region, false), (auth.EcrAuthData.RegistryId, auth.EcrAuthData.Region, auth.EcrAuthData.UseExecutionRole));
    }

    [Theory]
    [InlineData("nginx")]
    [InlineData("library/nginx:1")]
    [InlineData("registry.example/app:1")]
    [InlineData("127.0.0.1:5000/app:1")]
    public async Task An_image_of_another_registry_has_no_login(string image) =>
        Assert.Null((await StartAsync(Defined.Of(Defined.Container() with { Image = image }))).Containers![0].RegistryAuthentication);

    [Fact]
    public async Task The_order_to_stop_can_be_read_as_a_task()
    {
        await using var ecs = new EcsHarness();
        var record = await PlaceAsync(ecs, Defined.Of(), "");

        var stop = PayloadBuilder.Stop(record);

        Assert.Equal((record.Task.TaskArn, "STOPPED", "web", "1"), (stop.Arn, stop.DesiredStatus, stop.Family, stop.Version));
        Assert.Equal("app", stop.Containers![0].Name);
    }

    [Fact]
    public async Task An_awsvpc_task_brings_its_network_interface()
    {
        await using var ecs = new EcsHarness();
        var subnet = new Ec2.Vpc(EcsHarness.Account, EcsHarness.Region, 3).Subnets[0];
        var definition = Defined.Of() with { NetworkMode = "awsvpc" };
        var record = await PlaceAsync(ecs, definition, $"'networkConfiguration':{{'awsvpcConfiguration':{{'subnets':['{subnet.Id}']}}}}");

        var eni = PayloadBuilder.Start(record, definition, null, null, Registries.Own).ElasticNetworkInterfaces![0];

        Assert.Equal(record.NetworkInterface!.PrivateAddress, eni.Ipv4Addresses![0].PrivateAddress);
        Assert.Equal($"{subnet.Gateway}/20", eni.SubnetGatewayIpv4Address);
        Assert.Equal($"arn:aws:ecs:eu-west-1:123456789012:attachment/{record.Task.Attachments![0].Id}", eni.AttachmentArn);
        Assert.Equal(record.NetworkInterface.MacAddress, eni.MacAddress);
    }

    private static DockerHostConfig Host(AcsContainer container) => DockerHostConfig.Parse(container.DockerConfig!.HostConfig);

    private static string Sorted(string json, bool byName = false)
    {
        var members = JsonNode.Parse(json)!.AsObject().Select(member => (member.Key, Value: member.Value!.DeepClone()));
        return new JsonObject((byName ? members.OrderBy(one => one.Key, StringComparer.Ordinal) : members).Select(one => System.Collections.Generic.KeyValuePair.Create<string, JsonNode?>(one.Key, one.Value))).ToJsonString();
    }

    private static async Task<(string? Mode, string? Size)> ModeAsync(string driver, string given, string? setting)
    {
        await using var ecs = new EcsHarness();
        if (setting is not null)
        {
            await ecs.CallAsync("PutAccountSettingDefault", $"{{'name':'defaultLogDriverMode','value':'{setting}'}}");
        }

        var options = given.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=')).ToDictionary(one => one[0], one => one[1]);
        var definition = Defined.Of(Defined.Container() with { LogConfiguration = new() { LogDriver = driver, Options = options } });
        var task = PayloadBuilder.Start(await PlaceAsync(ecs, definition, ""), definition, null, null, Registries.Own);
        var config = Host(task.Containers![0]).LogConfig!.Config!;
        return (config.GetValueOrDefault("mode"), config.GetValueOrDefault("max-buffer-size"));
    }

    private static async Task<AcsTask> StartAsync(TaskDefinition definition, string members = "")
    {
        await using var ecs = new EcsHarness();
        return PayloadBuilder.Start(await PlaceAsync(ecs, definition, members), definition, null, null, Registries.Own);
    }

    private static async Task<TaskRecord> PlaceAsync(EcsHarness ecs, TaskDefinition definition, string members)
    {
        await ecs.DefineAsync(definition);
        await ecs.JoinAsync();
        return ecs.TaskOf(await ecs.RunAsync(members.Length == 0 ? "" : "," + members))!;
    }
}
