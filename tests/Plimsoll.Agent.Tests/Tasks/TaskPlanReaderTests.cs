using Plimsoll.Agent.Configuration;
using Plimsoll.Agent.Tasks;
using Plimsoll.Agent.Tests.Support;
using Plimsoll.AgentLink.Payload;
using static Plimsoll.Agent.Tests.Tasks.Plans;

namespace Plimsoll.Agent.Tests.Tasks;

public class TaskPlanReaderTests
{
    [Theory]
    [InlineData("{}", null)]
    [InlineData("""{"command":["a","b"]}""", "a b")]
    public void An_override_may_hold_a_command(string overrides, string? command)
    {
        var plan = Plan(Container("a") with { Overrides = overrides });

        Assert.Equal(command, plan["a"].Command is { } words ? string.Join(' ', words) : null);
    }

    [Theory]
    [InlineData("""{"environment":[]}""")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    public void An_override_with_anything_else_is_refused(string overrides) =>
        Assert.Throws<UnrecognizedTaskException>(() => Plan(Container("a") with { Overrides = overrides }));

    [Fact]
    public void Links_and_volumes_from_are_dependencies()
    {
        var plan = Plan(
            Container("a") with { Links = ["b:db"], VolumesFrom = [new VolumeFrom { SourceContainer = "c" }] }, Container("b"), Container("c"));

        Assert.Equal(
            [new Dependency("b", DependencyCondition.Start), new Dependency("c", DependencyCondition.Create)], plan["a"].Dependencies);
    }

    [Fact]
    public void All_containers_of_an_awsvpc_task_wait_for_the_one_that_holds_the_namespace()
    {
        var plan = TaskPlanReader.Read(TestTask.Of(Container("a"), Container("b")) with { NetworkMode = "awsvpc" }, new AgentConfig());

        Assert.Equal(["a", "b"], plan.DependentsOf(TaskPlan.PauseName).Select(it => it.Name));
        Assert.False(plan[TaskPlan.PauseName].Essential);
    }

    [Fact]
    public void The_network_mode_may_come_from_the_host_config_alone()
    {
        var container = Container("a") with { DockerConfig = new DockerConfig { HostConfig = """{"NetworkMode":"host"}""" } };

        Assert.Equal("host", TaskPlanReader.Read(TestTask.Of(container) with { NetworkMode = "" }, new AgentConfig()).NetworkMode);
    }

    [Fact]
    public void Dependencies_in_a_circle_are_refused() =>
        Assert.Throws<UnrecognizedTaskException>(() => Plan(Container("a", ("b", "START")), Container("b", ("a", "START"))));

    [Fact]
    public void A_dependency_on_nobody_is_refused() =>
        Assert.Throws<UnrecognizedTaskException>(() => Plan(Container("a", ("ghost", "START"))));

    [Fact]
    public void What_the_agent_can_not_do_is_refused_by_name()
    {
        var refused = Assert.Throws<UnrecognizedTaskException>(
            () => Plan(Container("a") with { EnvironmentFiles = [new EnvironmentFile { Type = "s3", Value = "arn:aws:s3:::b/a.env" }] }));

        Assert.Equal("environmentFiles is not supported by this agent", refused.Message);
    }

    [Fact]
    public void A_mount_of_no_volume_is_refused() =>
        Assert.Throws<UnrecognizedTaskException>(
            () => Plan(Container("a") with { MountPoints = [new MountPoint { SourceVolume = "v", ContainerPath = "/v" }] }));

    [Fact]
    public void A_stop_needs_no_containers() =>
        Assert.Empty(TaskPlanReader.Read(TestTask.Of() with { DesiredStatus = "STOPPED" }, new AgentConfig()).Containers);
}
