using Plimsoll.Ecs.Control.Services;
using Plimsoll.Ecs.Model;
using Plimsoll.Ecs.Tests.Support;
using Plimsoll.Placement;
using static Plimsoll.Ecs.Tests.Control.Services.Rolled;

namespace Plimsoll.Ecs.Tests.Control.Services;

/// <summary>What follows <c>(service N) </c> in an event (spec/tasks-services.md §8, spec/placement.md §9).</summary>
public sealed class EventTextsTests : IAsyncDisposable
{
    private const string Deployment = "ecs-svc/1";
    private const string Unmet = "was unable to place a task because no container instance met all of its requirements. ";
    private const string More = " For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";

    private readonly EcsHarness _ecs = new();

    public ValueTask DisposeAsync() => _ecs.DisposeAsync();

    [Fact]
    public void Steady() => Assert.Equal("has reached a steady state.", EventTexts.Steady);

    [Fact]
    public void Impaired() => Assert.Equal("is unable to consistently start tasks successfully.", EventTexts.Impaired);

    [Fact]
    public void Stuck() => Assert.Equal(
        "was unable to stop or start tasks during a deployment because of the service deployment configuration. "
        + "Update the minimumHealthyPercent or maximumPercent value and try again.",
        EventTexts.Stuck);

    [Fact]
    public void Started() => Assert.Equal("has started 2 tasks: (task t1) (task t2).", EventTexts.Started([Task(id: "t1"), Task(id: "t2")]));

    [Theory]
    [InlineData(true, "has stopped 1 running tasks: (task t1).")]
    [InlineData(false, "has stopped 1 pending tasks: (task t1).")]
    public void Stopped(bool running, string expected) => Assert.Equal(expected, EventTexts.Stopped([Task(id: "t1")], running));

    [Fact]
    public void Completed() => Assert.Equal("(deployment ecs-svc/1) deployment completed.", EventTexts.Completed(Deployment));

    [Fact]
    public void Failed() => Assert.Equal("(deployment ecs-svc/1) deployment failed: tasks failed to start.", EventTexts.Failed(Deployment));

    [Fact]
    public void RollingBack() => Assert.Equal("rolling back to deployment ecs-svc/1.", EventTexts.RollingBack(Deployment));

    [Fact]
    public void ProtectedTasks() => Assert.Equal(
        "was unable to reach steady state because task set (ecs-svc/1) was unable to scale in. "
        + "Reason: The number of protected tasks are more than the desired count of tasks.",
        EventTexts.ProtectedTasks(Deployment));

    [Theory]
    [InlineData(FailureReasons.Cpu, "The closest matching (container-instance i1) has insufficient CPU units available.")]
    [InlineData(FailureReasons.Memory, "The closest matching (container-instance i1) has insufficient memory available.")]
    [InlineData(FailureReasons.Ports, "The closest matching (container-instance i1) is already using a port required by your task.")]
    [InlineData(FailureReasons.PortsUdp, "The closest matching (container-instance i1) is already using a port required by your task.")]
    [InlineData(FailureReasons.Attribute, "The closest matching (container-instance i1) is missing an attribute required by your task.")]
    [InlineData(FailureReasons.Agent, "The closest matching (container-instance i1) encountered error \"AGENT\".")]
    [InlineData(FailureReasons.Gpu, "The closest matching (container-instance i1) encountered error \"RESOURCE:GPU\".")]
    [InlineData(FailureReasons.MemberOf, "The closest matching (container-instance i1) encountered error \"MemberOf placement constraint unsatisfied.\".")]
    public async Task Unplaced_names_the_closest_instance_and_what_it_lacks(string reason, string expected) =>
        Assert.Equal(Unmet + expected + More, await UnplacedAsync(new PlacementFailure("c/i1", reason, "")));

    [Fact]
    public async Task Unplaced_in_a_cluster_without_instances() => Assert.Equal(
        $"{Unmet}Reason: No Container Instances were found in your cluster.{More}",
        await UnplacedAsync(new PlacementFailure(null, FailureReasons.NoContainerInstances, "")));

    [Fact]
    public async Task Unplaced_where_no_instance_can_be_named_gives_the_reason_alone() =>
        Assert.Equal($"{Unmet}Reason: NO ACTIVE INSTANCES.{More}", await UnplacedAsync(new PlacementFailure(null, FailureReasons.NoActiveInstances, "")));

    [Fact]
    public async Task Unplaced_names_the_first_failure_alone() => Assert.Contains(
        "insufficient memory", await UnplacedAsync(new PlacementFailure("c/i1", FailureReasons.Memory, ""), new PlacementFailure("c/i1", FailureReasons.Cpu, "")),
        StringComparison.Ordinal);

    [Fact]
    public async Task Unplaced_though_an_instance_was_found_lacked_a_network_interface() => Assert.Equal(
        $"{Unmet}The closest matching (container-instance i1) encountered error \"RESOURCE:ENI\".{More}",
        await ReadAsync(new PlacementDecision { InstanceId = "c/i1" }));

    private Task<string> UnplacedAsync(params PlacementFailure[] failures) => ReadAsync(new PlacementDecision { Failures = failures });

    private async Task<string> ReadAsync(PlacementDecision decision)
    {
        await _ecs.Cell.WriteAsync(tx => tx.Put(EcsTables.ContainerInstances, Samples.Instance("c", "i1")));
        return await _ecs.Cell.ReadAsync(view => EventTexts.Unplaced(view, decision));
    }
}
