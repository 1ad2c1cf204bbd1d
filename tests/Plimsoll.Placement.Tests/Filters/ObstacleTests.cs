using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Planning;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Filters;

/// <summary>Each thing that can stand in the way, alone and with each other: the reason, the words, the remedy.</summary>
public sealed class ObstacleTests
{
    private static readonly string[] OnlySelect = ["pool", "status"];
    private static readonly string[] BypassedByStartTask = ["pool", "status", "memberOf", "distinctInstance"];

    public static TheoryData<string> Each => [.. Obstacle.All.Select(one => one.Filter)];

    public static TheoryData<string> EachWithAReason => [.. Obstacle.All.Select(one => one.Filter).Except(OnlySelect)];

    public static TheoryData<string, string> Pairs => PairsOf(Obstacle.All);

    public static TheoryData<string, string> PairsWithReasons => PairsOf(Obstacle.All.Where(one => one.Reason is not null));

    [Fact]
    public void With_nothing_in_the_way_the_task_is_placed_with_its_gpu()
    {
        var decision = Placer.Place(Obstacle.Fleet(), Obstacle.Request, Some.Chance());

        Assert.Equal(("i1", "g0"), (decision.InstanceId, Assert.Single(decision.GpuIds)));
    }

    [Theory]
    [MemberData(nameof(EachWithAReason))]
    public void One_obstacle_is_the_one_failure_with_the_instance_and_the_words(string filter)
    {
        var obstacle = Obstacle.Named(filter);

        var failure = Assert.Single(Placer.Place(Obstacle.Fleet(obstacle), Obstacle.Request, Some.Chance()).Failures);

        Assert.Equal(new PlacementFailure("i1", obstacle.Reason!, $"i1 {obstacle.Words}"), failure);
    }

    [Theory]
    [InlineData("pool", "No Container Instances were found in your cluster.")]
    [InlineData("status", "NO ACTIVE INSTANCES")]
    public void An_instance_that_was_never_meant_is_not_named(string filter, string reason)
    {
        var failure = Assert.Single(Placer.Place(Obstacle.Fleet(Obstacle.Named(filter)), Obstacle.Request, Some.Chance()).Failures);

        Assert.Equal((null, reason), (failure.InstanceId, failure.Reason));
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void One_obstacle_is_counted_in_the_explanation_of_the_failure(string filter)
    {
        var explanation = Placer.Place(Obstacle.Fleet(Obstacle.Named(filter)), Obstacle.Request, Some.Chance()).Explanation!;

        var refusal = Assert.Single(explanation.Refused);
        Assert.Equal((filter, Obstacle.Named(filter).Reason, 1), (refusal.Filter, refusal.Reason, refusal.Count));
        Assert.Equal((1, 0, null), (explanation.Considered, explanation.Candidates, explanation.InstanceId));
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void A_success_beside_it_tells_of_the_instance_that_was_passed_by(string filter)
    {
        var fleet = Obstacle.Put(Obstacle.Fleet(Obstacle.Named(filter)), "good");

        var explanation = Placer.Place(fleet, Obstacle.Request, Some.Chance()).Explanation!;

        Assert.Equal("good", explanation.InstanceId);
        var told = Assert.Single(explanation.Telling);
        Assert.Equal(("i1", filter, Obstacle.Named(filter).Words), (told.InstanceId, told.Filter, told.Words));
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void A_plan_says_the_one_thing_that_would_help(string filter)
    {
        var plan = Planner.Plan(Obstacle.Fleet(Obstacle.Named(filter)), Obstacle.Request, 1, Some.Chance());

        Assert.Equal(new Remedy(Obstacle.Named(filter).Remedy, 1, "i1"), plan.Remedies[0]);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void What_would_help_does(string filter)
    {
        var fleet = Obstacle.Fleet(Obstacle.Named(filter));
        Assert.False(Placer.Place(fleet, Obstacle.Request, Some.Chance()).Placed);

        fleet.RemoveTask("on-i1");
        Obstacle.Put(fleet, "i1");

        Assert.True(Placer.Place(fleet, Obstacle.Request, Some.Chance()).Placed);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void It_comes_back_as_soon_as_the_cluster_changes_back(string filter)
    {
        var fleet = Obstacle.Fleet();
        Assert.True(Placer.Place(fleet, Obstacle.Request, Some.Chance()).Placed);

        Obstacle.Put(fleet, "i1", Obstacle.Named(filter));

        Assert.False(Placer.Place(fleet, Obstacle.Request, Some.Chance()).Placed);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void A_request_placed_again_and_again_is_refused_alike(string filter)
    {
        var fleet = Obstacle.Fleet(Obstacle.Named(filter));
        var request = Obstacle.Request with { Group = Obstacle.Request.Group };

        var reasons = Enumerable.Range(0, 3).Select(_ => Placer.Place(fleet, request, Some.Chance()).Failures[0]).Distinct();

        Assert.Single(reasons);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Start_task_minds_resources_attributes_zone_and_agent_alone(string filter)
    {
        var decision = Placer.StartOn(Obstacle.Fleet(Obstacle.Named(filter)), Obstacle.Request, "i1");

        Assert.Equal(BypassedByStartTask.Contains(filter), decision.Placed);
        Assert.Equal(decision.Placed ? null : Obstacle.Named(filter).Reason, decision.Failures.SingleOrDefault()?.Reason);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void The_service_scheduler_minds_all_on_an_instance_that_it_names(string filter)
    {
        var failure = Assert.Single(Placer.PlaceOn(Obstacle.Fleet(Obstacle.Named(filter)), Obstacle.Request, "i1").Failures);

        Assert.Equal($"i1 {Obstacle.Named(filter).Words}", failure.Detail);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Of_two_obstacles_the_first_in_order_is_counted_and_both_must_go(string first, string second)
    {
        var fleet = Obstacle.Fleet(Obstacle.Named(first), Obstacle.Named(second));

        var plan = Planner.Plan(fleet, Obstacle.Request, 1, Some.Chance());

        Assert.Equal($"{Obstacle.Named(first).Remedy} and {Obstacle.Named(second).Remedy}", plan.Remedies[0].Words);
        Assert.Equal(first, Assert.Single(Placer.Place(fleet, Obstacle.Request, Some.Chance()).Explanation!.Refused).Filter);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Of_two_instances_with_an_obstacle_each_the_one_that_got_further_is_closest(string first, string second)
    {
        var fleet = Obstacle.Put(Obstacle.Fleet(Obstacle.Named(first)), "i2", Obstacle.Named(second));

        var failures = Placer.Place(fleet, Obstacle.Request, Some.Chance()).Failures;

        var named = new[] { second, first }.Where(filter => !OnlySelect.Contains(filter)).Select(filter => Obstacle.Named(filter).Reason).ToArray();
        Assert.Equal(named.Length == 0 ? ["NO ACTIVE INSTANCES"] : named, failures.Select(failure => failure.Reason));
    }

    [Theory]
    [MemberData(nameof(PairsWithReasons))]
    public void An_instance_with_two_obstacles_is_farther_than_one_with_either(string first, string second)
    {
        foreach (var one in new[] { first, second })
        {
            var fleet = Obstacle.Put(Obstacle.Fleet(Obstacle.Named(first), Obstacle.Named(second)), "i2", Obstacle.Named(one));

            Assert.Equal("i2", Placer.Place(fleet, Obstacle.Request, Some.Chance()).Failures[0].InstanceId);
        }
    }

    private static TheoryData<string, string> PairsOf(IEnumerable<Obstacle> obstacles)
    {
        var names = obstacles.Select(one => one.Filter).ToArray();
        var pairs = new TheoryData<string, string>();
        for (var i = 0; i < names.Length; i++)
        {
            foreach (var later in names[(i + 1)..])
            {
                pairs.Add(names[i], later);
            }
        }

        return pairs;
    }
}
