using Plimsoll.Placement.Filters;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Filters;

/// <summary>Status and agent: whether an instance takes tasks at all.</summary>
public sealed class StateFilterTests
{
    [Theory]
    [InlineData(InstanceStatus.Active, true)]
    [InlineData(InstanceStatus.Draining, false)]
    [InlineData(InstanceStatus.Inactive, false)]
    public void Only_active_instances_take_scheduled_tasks(InstanceStatus status, bool admitted) =>
        Assert.Equal(admitted, Probe(new StatusFilter(), status).Admits);

    [Theory]
    [InlineData(InstanceStatus.Active, true)]
    [InlineData(InstanceStatus.Draining, true)]
    [InlineData(InstanceStatus.Inactive, false)]
    public void A_draining_instance_takes_a_task_that_names_it(InstanceStatus status, bool admitted) =>
        Assert.Equal(admitted, Probe(new StartTaskStatusFilter(), status).Admits);

    [Theory]
    [InlineData(InstanceStatus.Draining, "is draining")]
    [InlineData(InstanceStatus.Inactive, "is not active")]
    public void Status_says_how_the_instance_is(InstanceStatus status, string words) => Assert.Equal(words, Probe(new StatusFilter(), status).Words);

    [Fact]
    public void Status_of_start_task_has_start_tasks_reason()
    {
        Assert.Equal("INACTIVE", new StartTaskStatusFilter().Reason);
        Assert.Equal("is not active", Probe(new StartTaskStatusFilter(), InstanceStatus.Inactive).Words);
        Assert.Equal("the instance registered again", Probe(new StartTaskStatusFilter(), InstanceStatus.Inactive).Remedy);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_agent_must_be_connected(bool connected) =>
        Assert.Equal(connected, Support.Probe.Of(new AgentFilter(), Some.Request(), Some.Instance("i1") with { AgentConnected = connected }).Admits);

    [Fact]
    public void Agent_says_so()
    {
        var probe = Support.Probe.Of(new AgentFilter(), Some.Request(), Some.Instance("i1") with { AgentConnected = false });

        Assert.Equal("its agent is not connected", probe.Words);
        Assert.Equal("the agent connected", probe.Remedy);
        Assert.Equal("AGENT", new AgentFilter().Reason);
    }

    [Fact]
    public void Status_selects_and_gives_no_failure_reason()
    {
        Assert.Null(new StatusFilter().Reason);
        Assert.Equal("the instance set to ACTIVE", Probe(new StatusFilter(), InstanceStatus.Draining).Remedy);
    }

    private static Probe Probe(Filter filter, InstanceStatus status) =>
        Support.Probe.Of(filter, Some.Request(), Some.Instance("i1") with { Status = status });
}
