using Plimsoll.Placement.Constraints;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Strategies;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests;

/// <summary>
/// The examples of the developer guide's placement pages, on nine instances in three zones: t2.small in zone a, t2.micro in b,
/// g2.2xlarge in c, each three times, the first of each with stack=prod, the second with stack=test.
/// </summary>
public sealed class DocumentationExamplesTests
{
    [Theory]
    [InlineData("attribute:ecs.instance-type =~ t2.*", "a0 a1 a2 b0 b1 b2")]
    [InlineData("attribute:ecs.instance-type == t2.small", "a0 a1 a2")]
    [InlineData("attribute:ecs.availability-zone in [us-east-1a, us-east-1b]", "a0 a1 a2 b0 b1 b2")]
    [InlineData("attribute:ecs.instance-type =~ g2.* and attribute:ecs.availability-zone != us-east-1d", "c0 c1 c2")]
    [InlineData("attribute:ecs.availability-zone == us-east-1a", "a0 a1 a2")]
    [InlineData("attribute:stack == prod", "a0 b0 c0")]
    [InlineData("attribute:stack != prod", "a1 b1 c1")]
    [InlineData("not(attribute:stack == prod)", "a1 a2 b1 b2 c1 c2")]
    [InlineData("attribute:stack exists", "a0 a1 b0 b1 c0 c1")]
    [InlineData("attribute:stack !exists", "a2 b2 c2")]
    [InlineData("ec2InstanceId in ['i-a0', 'i-c2']", "a0 c2")]
    [InlineData("agentVersion < 1.89.2", "")]
    [InlineData("agentConnected == true", "a0 a1 a2 b0 b1 b2 c0 c1 c2")]
    [InlineData("runningTasksCount == 0", "a0 a1 a2 b0 b1 b2 c0 c1 c2")]
    [InlineData("attribute:ecs.instance-type =~ t2.* and not(attribute:ecs.availability-zone == us-east-1b) or attribute:stack == prod", "a0 a1 a2 b0 c0")]
    public void A_member_of_constraint_allows_exactly_the_instances_it_describes(string expression, string allowed)
    {
        var fleet = Cluster();
        var request = Some.Request(1, 1) with { Constraints = Some.MemberOf(expression).With(Some.Distinct()) };

        var placed = fleet.RunMany(request, 9).OfType<string>().Order(StringComparer.Ordinal);

        Assert.Equal(allowed, string.Join(' ', placed));
    }

    [Fact]
    public void Distinct_instance_puts_each_task_of_the_group_on_its_own_instance()
    {
        var placed = Cluster().RunMany(Some.Request() with { Constraints = Some.Distinct() }, 10);

        Assert.Equal(9, placed.OfType<string>().Distinct().Count());
        Assert.Null(placed[9]);
    }

    [Fact]
    public void Task_affinity_follows_the_group()
    {
        var fleet = Cluster();
        fleet.PutTask(Some.Task("p", "b1", "service:production"));

        var placed = fleet.RunMany(Some.Request(1, 1) with { Constraints = Some.MemberOf("task:group == service:production") }, 5);

        Assert.All(placed, id => Assert.Equal("b1", id));
    }

    [Fact]
    public void Task_anti_affinity_avoids_the_group()
    {
        var fleet = Cluster();
        foreach (var id in new[] { "a0", "a1", "b0", "c2" })
        {
            fleet.PutTask(Some.Task($"db-{id}", id, "database"));
        }

        var placed = fleet.RunMany(Some.Request(1, 1) with { Constraints = Some.MemberOf("not(task:group == database)") }, 40);

        Assert.Equal(["a2", "b1", "b2", "c0", "c1"], placed.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Anti_affinity_to_its_own_group_is_distinct_instance()
    {
        var request = Some.Request(1, 1, "mine") with { Constraints = Some.MemberOf("not(task:group == mine)") };

        var placed = Cluster().RunMany(request, 10);

        Assert.Equal(9, placed.OfType<string>().Distinct().Count());
        Assert.Null(placed[9]);
    }

    [Fact]
    public void Affinity_to_a_group_that_runs_nowhere_places_nothing() =>
        Assert.False(Placer.Place(Cluster(), Some.Request() with { Constraints = Some.MemberOf("task:group == nobody") }, Some.Chance()).Placed);

    [Fact]
    public void Distribute_evenly_across_zones()
    {
        var placed = Cluster().RunMany(Some.Request(1, 1) with { Strategies = Some.Chain("spread:attribute:ecs.availability-zone") }, 30);

        Assert.All(placed.CountBy(id => id![0]), zone => Assert.Equal(10, zone.Value));
    }

    [Fact]
    public void Distribute_evenly_across_all_instances()
    {
        var placed = Cluster().RunMany(Some.Request(1, 1) with { Strategies = Some.Chain("spread:instanceId") }, 27);

        Assert.All(placed.CountBy(id => id!), instance => Assert.Equal(3, instance.Value));
    }

    [Fact]
    public void Binpack_on_memory_uses_as_few_instances_as_possible()
    {
        var placed = Cluster().RunMany(Some.Request(1, 128) with { Strategies = Some.Chain("binpack:memory") }, 24);

        Assert.Equal(3, placed.Distinct().Count());
    }

    [Fact]
    public void Random_uses_them_all()
    {
        var placed = Cluster().RunMany(Some.Request(1, 1) with { Strategies = Some.Chain("random") }, 200);

        Assert.Equal(9, placed.Distinct().Count());
    }

    [Fact]
    public void Across_zones_and_then_across_instances_within_each_zone()
    {
        var strategies = Some.Chain("spread:attribute:ecs.availability-zone", "spread:instanceId");

        var placed = Cluster().RunMany(Some.Request(1, 1) with { Strategies = strategies }, 18);

        Assert.All(placed.CountBy(id => id!), instance => Assert.Equal(2, instance.Value));
    }

    [Fact]
    public void Across_zones_and_then_packed_on_memory_within_each_zone()
    {
        var strategies = Some.Chain("spread:attribute:ecs.availability-zone", "binpack:memory");

        var placed = Cluster().RunMany(Some.Request(1, 128) with { Strategies = strategies }, 24);

        Assert.Equal(3, placed.Distinct().Count());
        Assert.All(placed.CountBy(id => id!), instance => Assert.Equal(8, instance.Value));
    }

    [Fact]
    public void A_service_without_strategies_balances_zones()
    {
        var placed = Cluster().RunMany(Some.ServiceRequest("web", 1, 1), 20);

        var counts = placed.CountBy(id => id![0]).Select(zone => zone.Value).ToArray();
        Assert.True(counts.Max() - counts.Min() <= 1);
        Assert.Equal(9, placed.Distinct().Count());
    }

    [Fact]
    public void Constraints_of_the_definition_and_of_the_request_bind_together()
    {
        var constraints = ConstraintSet.Create(
            [new PlacementConstraint("memberOf", "attribute:ecs.instance-type =~ t2.*")], [new PlacementConstraint("memberOf", "attribute:stack == prod")]);

        var placed = Cluster().RunMany(Some.Request(1, 1) with { Constraints = constraints }, 30);

        Assert.Equal(["a0", "b0"], placed.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Strategies_choose_only_among_what_constraints_allow()
    {
        var request = Some.Request(1, 1) with
        {
            Constraints = Some.MemberOf("attribute:stack == prod"),
            Strategies = StrategyChain.ForRunTask([new PlacementStrategy("spread", "attribute:ecs.availability-zone")]),
        };

        Assert.Equal(["a0", "b0", "c0"], Cluster().RunMany(request, 3).Order(StringComparer.Ordinal));
    }

    private static Fleet Cluster() => Some.Fleet(
        [.. from pool in new[] { (Zone: 'a', Type: "t2.small"), (Zone: 'b', Type: "t2.micro"), (Zone: 'c', Type: "g2.2xlarge") }
            from number in Enumerable.Range(0, 3)
            select Some.Instance($"{pool.Zone}{number}", zone: $"us-east-1{pool.Zone}", attributes: Attributes(pool.Type, number))]);

    private static (string, string?)[] Attributes(string type, int number) => number switch
    {
        0 => [("ecs.instance-type", type), ("stack", "prod")],
        1 => [("ecs.instance-type", type), ("stack", "test")],
        _ => [("ecs.instance-type", type)],
    };
}
