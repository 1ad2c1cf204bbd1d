using Plimsoll.Ecr.Control.Lifecycle;

namespace Plimsoll.Ecr.Tests.Control.Lifecycle;

public sealed class LifecycleEvaluationTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_oldest_beyond_the_number_expire() => Assert.Equal(
        ["c:1", "d:1"], Expiring([Count(1, LifecycleRule.Any, 2)], Image("a", 1), Image("b", 2), Image("c", 3), Image("d", 4)));

    [Fact]
    public void An_image_expires_when_it_is_older_than_the_days_and_not_on_the_day() => Assert.Equal(
        ["c:1"], Expiring([Days(1, LifecycleRule.Untagged, 14)], Image("a", 13), Image("b", 14), Image("c", 14.001)));

    [Fact]
    public void Untagged_and_tagged_rules_leave_the_others_alone()
    {
        var images = new[] { Image("a", 9), Image("b", 9, "v1") };

        Assert.Equal(["a:1"], Expiring([Days(1, LifecycleRule.Untagged, 1)], images));
        Assert.Equal(["b:1"], Expiring([Days(1, LifecycleRule.Tagged, 1, "v*")], images));
    }

    [Fact]
    public void Of_several_patterns_an_image_matches_all_each_by_any_tag() => Assert.Equal(
        ["both:1"],
        Expiring([Days(1, LifecycleRule.Tagged, 1, "alpha*", "beta*")], Image("one", 9, "alpha1"), Image("both", 9, "alpha2", "beta2")));

    [Fact]
    public void What_an_earlier_rule_covers_no_later_rule_expires_even_when_the_earlier_one_keeps_it() => Assert.Equal(
        ["old-dev:2"],
        Expiring([Count(1, LifecycleRule.Tagged, 5, "prod*"), Days(2, LifecycleRule.Any, 1)], Image("kept", 100, "prod1"), Image("old-dev", 100, "dev1")));

    [Fact]
    public void What_an_earlier_rule_expires_still_counts_for_a_later_one() => Assert.Equal(
        ["c:1", "b:2"],
        Expiring(
            [Days(1, LifecycleRule.Untagged, 2), Count(2, LifecycleRule.Any, 1)], Image("a", 1, "x"), Image("b", 2, "y"), Image("c", 3)));

    [Fact]
    public void Rules_go_by_priority_whatever_their_order_in_the_text() => Assert.Equal(
        ["a:1"], Expiring([Days(9, LifecycleRule.Any, 1), Days(1, LifecycleRule.Tagged, 1, "*")], Image("a", 5, "v")));

    [Fact]
    public void Days_since_the_pull_count_from_the_push_where_nobody_pulled() => Assert.Equal(
        ["never:1", "idle:1"],
        Expiring(
            [new LifecycleRule(1, LifecycleRule.Any, [], LifecycleRule.SinceImagePulled, 30)],
            Image("never", 31), Image("pulled", 400) with { UsedAt = Now - TimeSpan.FromDays(30) }, Image("idle", 400) with { UsedAt = Now - TimeSpan.FromDays(31) }));

    [Fact]
    public void An_image_that_an_index_names_counts_and_stays() => Assert.Equal(
        ["old:1"], Expiring([Count(1, LifecycleRule.Any, 1)], Image("young", 1), Image("part", 2) with { IsPart = true }, Image("old", 3)));

    [Fact]
    public void An_image_that_an_archived_index_names_is_archived_and_does_not_expire()
    {
        var part = Image("part", 9) with { IsPart = true };

        Assert.Empty(Expiring([Days(1, LifecycleRule.Any, 1)], part));
        Assert.Equal(["part:1"], Expiring([Days(1, LifecycleRule.Any, 1) with { Action = LifecycleRule.Transition }], part));
        Assert.Empty(Expiring([Days(1, LifecycleRule.Any, 1) with { Action = LifecycleRule.Transition }], part with { IsActivePart = true }));
    }

    [Fact]
    public void What_is_in_use_is_neither_archived_nor_expired()
    {
        var held = Image("held", 9) with { IsHeld = true };

        Assert.Empty(Expiring([Days(1, LifecycleRule.Any, 1)], held));
        Assert.Empty(Expiring([Days(1, LifecycleRule.Any, 1) with { Action = LifecycleRule.Transition }], held));
        Assert.Empty(Expiring([Archived(1, 90)], held with { ArchivedAt = Now - TimeSpan.FromDays(100) }));
    }

    [Fact]
    public void Days_in_the_archive_count_from_when_an_image_came_there() => Assert.Equal(
        ["long:2"],
        Expiring(
            [Days(1, LifecycleRule.Any, 1), Archived(2, 90)],
            Image("long", 400) with { ArchivedAt = Now - TimeSpan.FromDays(90.001) }, Image("short", 400) with { ArchivedAt = Now - TimeSpan.FromDays(90) }));

    [Fact]
    public void What_is_archived_does_not_count_among_the_others() => Assert.Equal(
        ["b:1"],
        Expiring([Count(1, LifecycleRule.Any, 1)], Image("archived", 0) with { ArchivedAt = Now }, Image("a", 1), Image("b", 2)));

    private static LifecycleRule Archived(int priority, int days) => new(priority, LifecycleRule.Any, [], LifecycleRule.SinceImageTransitioned, days);

    private static string[] Expiring(LifecycleRule[] rules, params LifecycleImage[] images) =>
        [.. LifecycleEvaluation.Marks(rules, images, Now).Select(mark => $"{mark.Image.Digest}:{mark.Rule.Priority}")];

    private static LifecycleImage Image(string digest, double days, params string[] tags) =>
        new(digest, tags, Now - TimeSpan.FromDays(days), Now - TimeSpan.FromDays(days));

    private static LifecycleRule Count(int priority, string status, int number, params string[] patterns) =>
        new(priority, status, patterns, LifecycleRule.ImageCountMoreThan, number);

    private static LifecycleRule Days(int priority, string status, int days, params string[] patterns) =>
        new(priority, status, patterns, LifecycleRule.SinceImagePushed, days);
}
