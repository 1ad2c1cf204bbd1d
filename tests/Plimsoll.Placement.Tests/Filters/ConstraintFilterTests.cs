using Plimsoll.Placement.Constraints;
using Plimsoll.Placement.Filters;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Filters;

/// <summary>memberOf and distinctInstance against one instance.</summary>
public sealed class ConstraintFilterTests
{
    [Theory]
    [InlineData("attribute:stack == prod", true)]
    [InlineData("attribute:stack == test", false)]
    [InlineData("task:group == family:db", true)]
    [InlineData("not(task:group == family:db)", false)]
    [InlineData("runningTasksCount == 1", true)]
    public void An_expression_is_asked_of_the_instance_and_its_tasks(string expression, bool admitted) =>
        Assert.Equal(admitted, MemberOf(expression).Admits);

    [Fact]
    public void Several_expressions_must_all_hold()
    {
        Assert.True(MemberOf("attribute:stack == prod", "attribute:stack exists").Admits);
        Assert.False(MemberOf("attribute:stack == prod", "attribute:absent exists").Admits);
    }

    [Fact]
    public void It_names_the_expressions_that_do_not_hold() => Assert.Equal(
        "does not satisfy attribute:a exists; attribute:b exists",
        MemberOf("attribute:a exists", "attribute:stack exists", "attribute:b exists").Words);

    [Fact]
    public void What_would_help_is_those_expressions_holding() =>
        Assert.Equal("attribute:a exists to hold", MemberOf("attribute:a exists").Remedy);

    [Fact]
    public void Without_expressions_it_asks_nothing() => Assert.False(MemberOf().Applies);

    [Theory]
    [InlineData("family:web", null, false, false)]
    [InlineData("family:web", null, true, true)]
    [InlineData("family:db", null, false, true)]
    [InlineData("service:web", "web", false, true)]
    public void Distinct_instance_of_a_standalone_task_looks_at_live_tasks_of_its_group(string group, string? service, bool stopping, bool admitted)
    {
        var task = Some.Task("t1", "i1", group) with { Service = service, Stopping = stopping };

        Assert.Equal(admitted, Distinct(Some.Request(group: "family:web"), task).Admits);
    }

    [Theory]
    [InlineData("service:web", "web", false)]
    [InlineData("service:other", "other", true)]
    [InlineData("family:web", null, true)]
    [InlineData("family:own", "web", false)]
    public void Distinct_instance_of_a_service_looks_at_its_own_tasks(string group, string? service, bool admitted)
    {
        var task = Some.Task("t1", "i1", group) with { Service = service };

        Assert.Equal(admitted, Distinct(Some.ServiceRequest("web"), task).Admits);
    }

    [Fact]
    public void It_names_the_group_whose_task_is_there()
    {
        var probe = Distinct(Some.ServiceRequest("web"), Some.Task("t1", "i1", "service:web") with { Service = "web" });

        Assert.Equal("already runs a task of service:web", probe.Words);
        Assert.Equal("its task of service:web gone", probe.Remedy);
    }

    [Fact]
    public void Both_have_ecss_reasons()
    {
        Assert.Equal("MemberOf placement constraint unsatisfied.", new MemberOfFilter().Reason);
        Assert.Equal("DistinctInstance placement constraint unsatisfied.", new DistinctInstanceFilter().Reason);
    }

    private static Probe MemberOf(params string[] expressions) => Probe.Of(
        new MemberOfFilter(),
        Some.Request() with { Constraints = Some.MemberOf(expressions) },
        Some.Instance("i1", attributes: ("stack", "prod")),
        Some.Task("t1", "i1", "family:db") with { Running = true });

    private static Probe Distinct(PlacementRequest request, Plimsoll.Placement.Fleets.FleetTask task) => Probe.Of(
        new DistinctInstanceFilter(),
        request with { Constraints = ConstraintSet.Create([], [new PlacementConstraint("distinctInstance")]) },
        Some.Instance("i1"),
        task);
}
