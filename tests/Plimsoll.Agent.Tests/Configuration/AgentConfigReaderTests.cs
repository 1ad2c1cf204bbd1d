using Plimsoll.Agent.Configuration;

namespace Plimsoll.Agent.Tests.Configuration;

public class AgentConfigReaderTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public void Without_variables_everything_has_its_default()
    {
        var (config, warnings) = AgentConfigReader.Read(Nothing, Nothing);

        Assert.Equivalent(new AgentConfig(), config);
        Assert.Empty(warnings);
    }

    [Fact]
    public void Variables_of_the_process_win_over_those_of_the_file()
    {
        var file = EcsConfigFile.Parse("# a comment\nECS_CLUSTER=file\nECS_CONTAINER_STOP_TIMEOUT=3s\n");

        var (config, _) = AgentConfigReader.Read(file, new Dictionary<string, string> { ["ECS_CLUSTER"] = "process" });

        Assert.Equal(("process", TimeSpan.FromSeconds(3)), (config.Cluster, config.StopTimeout));
    }

    [Fact]
    public void Lists_and_maps_are_json()
    {
        var (config, _) = Read(
            ("ECS_RESERVED_PORTS", "[22, 80]"),
            ("ECS_INSTANCE_ATTRIBUTES", """{"rack":"r1"}"""),
            ("ECS_AVAILABLE_LOGGING_DRIVERS", """["json-file","none"]"""));

        Assert.Equal([22, 80], config.ReservedPorts);
        Assert.Equal("r1", config.InstanceAttributes["rack"]);
        Assert.Equal(["json-file", "none"], config.LoggingDrivers);
    }

    [Fact]
    public void Task_roles_can_be_turned_off_and_their_requests_limited()
    {
        var (config, _) = Read(("ECS_ENABLE_TASK_IAM_ROLE", "false"), ("ECS_ENABLE_TASK_IAM_ROLE_NETWORK_HOST", "false"), ("ECS_TASK_METADATA_RPS_LIMIT", "10,20"));

        Assert.Equal((false, false, new Plimsoll.Agent.Serving.RequestLimit(10, 20)), (config.TaskIamRole, config.TaskIamRoleNetworkHost, config.TaskMetadataLimit));
    }

    [Theory]
    [InlineData("ECS_IMAGE_CLEANUP_INTERVAL", "5m")]
    [InlineData("ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION", "10ms")]
    [InlineData("ECS_RESERVED_MEMORY", "much")]
    [InlineData("ECS_RESERVED_PORTS", "22,80")]
    [InlineData("ECS_IMAGE_PULL_BEHAVIOR", "sometimes")]
    [InlineData("ECS_TASK_PIDS_LIMIT", "0")]
    [InlineData("ECS_EXTERNAL", "perhaps")]
    [InlineData("ECS_DYNAMIC_HOST_PORT_RANGE", "9-1")]
    [InlineData("ECS_TASK_METADATA_RPS_LIMIT", "60,40")]
    [InlineData("ECS_CGROUP_CPU_PERIOD", "1s")]
    public void A_value_that_can_not_be_used_keeps_the_default_and_is_named(string name, string value)
    {
        var (config, warnings) = Read((name, value));

        Assert.Equivalent(new AgentConfig(), config);
        Assert.Contains(name, Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_backend_without_a_scheme_is_https() =>
        Assert.Equal(new Uri("https://ecs.example"), Read(("ECS_BACKEND_HOST", "ecs.example")).Config.Endpoint);

    [Theory]
    [InlineData("default", ImagePullBehavior.Default)]
    [InlineData("always", ImagePullBehavior.Always)]
    [InlineData("once", ImagePullBehavior.Once)]
    [InlineData("prefer-cached", ImagePullBehavior.PreferCached)]
    public void The_pull_behaviours_have_the_names_of_the_ecs_agent(string name, ImagePullBehavior behavior) =>
        Assert.Equal(behavior, Read(("ECS_IMAGE_PULL_BEHAVIOR", name)).Config.PullBehavior);

    [Theory]
    [InlineData("3h", 10800)]
    [InlineData("1m30s", 90)]
    [InlineData("1.5s", 1.5)]
    [InlineData("250ms", 0.25)]
    public void Durations_are_written_as_in_go(string text, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), GoDuration.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("h")]
    [InlineData("3 hours")]
    [InlineData("-3s")]
    public void What_is_not_a_duration_is_none(string text) => Assert.Null(GoDuration.Parse(text));

    [Theory]
    [InlineData(180, "3m0s")]
    [InlineData(5, "5s")]
    [InlineData(3661.5, "1h1m1.5s")]
    public void A_duration_is_written_as_go_writes_it(double seconds, string text) =>
        Assert.Equal(text, GoDuration.Format(TimeSpan.FromSeconds(seconds)));

    private static (AgentConfig Config, IReadOnlyList<string> Warnings) Read(params (string Name, string Value)[] variables) =>
        AgentConfigReader.Read(Nothing, variables.ToDictionary(it => it.Name, it => it.Value));
}
