using Plimsoll.Placement.Explaining;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Explaining;

/// <summary>How a decision came about, in counts, names and words.</summary>
public sealed class ExplanationTests
{
    private const string Zones = "spread:attribute:ecs.availability-zone";

    [Fact]
    public void Each_refused_instance_is_counted_under_the_first_filter_that_refused_it()
    {
        var explanation = Explain(Mixed(), Some.Request() with { Constraints = Some.MemberOf("attribute:kind == web") });

        Assert.Equal(7, explanation.Considered);
        Assert.Equal(
            ["pool 1", "status 1", "agent 1", "cpu 1", "memberOf 1"],
            explanation.Refused.Select(refusal => $"{refusal.Filter} {refusal.Count}"));
        Assert.Equal(2, explanation.Candidates);
    }

    [Fact]
    public void Refusals_carry_ecss_reason_where_there_is_one()
    {
        var explanation = Explain(Mixed(), Some.Request() with { Constraints = Some.MemberOf("attribute:kind == web") });

        Assert.Equal(
            [null, null, "AGENT", "RESOURCE:CPU", "MemberOf placement constraint unsatisfied."],
            explanation.Refused.Select(refusal => refusal.Reason));
    }

    [Fact]
    public void The_nearest_misses_are_named_first_with_words()
    {
        var explanation = Explain(Mixed(), Some.Request() with { Constraints = Some.MemberOf("attribute:kind == web") });

        Assert.Equal(
            [
                "odd: does not satisfy attribute:kind == web", "small: has 10 of 10 CPU units left, the task needs 100",
                "silent: its agent is not connected", "draining: is draining", "external: is not an instance of launch type EC2",
            ],
            explanation.Telling.Select(refused => $"{refused.InstanceId}: {refused.Words}"));
    }

    [Fact]
    public void Each_strategy_says_what_it_left_and_the_score_that_won()
    {
        var fleet = Some.Fleet(
            Some.Instance("a1", zone: "a", memory: 900), Some.Instance("a2", zone: "a", memory: 800),
            Some.Instance("b1", zone: "b", memory: 900), Some.Instance("b2", zone: "b", memory: 800), Some.Instance("b3", zone: "b", memory: 800));
        fleet.PutTask(Some.Task("t1", "a1"));

        var explanation = Explain(fleet, Some.Request() with { Strategies = Some.Chain(Zones, "binpack:memory", "random") });

        Assert.Equal(
            [
                "spread(attribute:ecs.availability-zone) left 3: 0 tasks of the group with the same ecs.availability-zone",
                "binpack(memory) left 2: 800 MiB left",
                "random left 1: chosen by chance",
            ],
            explanation.Steps.Select(step => $"{step.Strategy} left {step.Left}: {step.Words}"));
        Assert.Equal([0, 800, 0], explanation.Steps.Select(step => step.Score));
    }

    [Theory]
    [InlineData("spread:instanceId", "0 tasks of the group on the instance")]
    [InlineData("binpack:cpu", "1024 CPU units left")]
    public void Scores_are_put_into_words(string strategy, string words)
    {
        var explanation = Explain(Some.Fleet(Some.Instance("i1")), Some.Request() with { Strategies = Some.Chain(strategy) });

        Assert.Equal(words, Assert.Single(explanation.Steps).Words);
    }

    [Fact]
    public void The_instance_chosen_is_named()
    {
        var decision = Placer.Place(Some.Fleet(Some.Instance("i1")), Some.Request(), Some.Chance());

        Assert.Equal(decision.InstanceId, decision.Explanation!.InstanceId);
    }

    [Fact]
    public void It_stays_small_however_large_the_cluster()
    {
        var fleet = Some.Fleet([.. Enumerable.Range(0, 500).Select(i => Some.Instance($"i{i}", cpu: i, memory: 500 - i, zone: $"{i % 7}"))]);
        var request = Some.Request(250, 250) with { AllowedZones = ["1", "2"], Constraints = Some.MemberOf("ec2InstanceId =~ i-i.*9") };

        var explanation = Placer.Place(fleet, request, Some.Chance()).Explanation!;

        Assert.True(explanation.Telling.Count <= Explanation.MaxTelling);
        Assert.True(explanation.Refused.Count <= 13);
        Assert.Equal(500, explanation.Refused.Sum(refusal => refusal.Count) + explanation.Candidates);
    }

    [Fact]
    public void A_request_that_does_not_ask_gets_none() =>
        Assert.Null(Placer.Place(Some.Fleet(Some.Instance("i1")), Some.Request() with { Explain = false }, Some.Chance()).Explanation);

    [Fact]
    public void A_failure_names_the_closest_first()
    {
        var fleet = Some.Fleet(Some.Instance("far", memory: 10), Some.Instance("near", memory: 90), Some.Instance("silent") with { AgentConnected = false });

        var explanation = Explain(fleet, Some.Request());

        Assert.Equal("near", explanation.Telling[0].InstanceId);
        Assert.Equal("memory", explanation.Telling[0].Filter);
        Assert.Empty(explanation.Steps);
    }

    private static Explanation Explain(Fleet fleet, PlacementRequest request) => Placer.Place(fleet, request, Some.Chance()).Explanation!;

    private static Fleet Mixed() => Some.Fleet(
        Some.Instance("good1", attributes: ("kind", "web")),
        Some.Instance("good2", attributes: ("kind", "web")),
        Some.Instance("odd", attributes: ("kind", "db")),
        Some.Instance("small", cpu: 10, attributes: ("kind", "db")),
        Some.Instance("silent", attributes: ("kind", "web")) with { AgentConnected = false },
        Some.Instance("draining", attributes: ("kind", "web")) with { Status = InstanceStatus.Draining },
        Some.Instance("external", attributes: ("kind", "web")) with { External = true });
}
