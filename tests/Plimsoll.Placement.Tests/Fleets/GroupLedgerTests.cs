using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Fleets;

/// <summary>Where the live tasks of a group are, by instance and by attribute value.</summary>
public sealed class GroupLedgerTests
{
    [Fact]
    public void A_group_without_live_tasks_is_not_kept()
    {
        var fleet = Some.Fleet(Some.Instance("i1"));
        fleet.PutTask(Some.Task("t1", "i1", "g"));
        fleet.PutTask(Some.Task("t1", "i1", "g") with { Stopping = true });

        Assert.Null(fleet.Groups.Find("g"));
    }

    [Fact]
    public void Tasks_are_counted_on_their_instance()
    {
        var fleet = Some.Fleet(Some.Instance("i1"), Some.Instance("i2"));
        fleet.PutTask(Some.Task("t1", "i1", "g"));
        fleet.PutTask(Some.Task("t2", "i1", "g"));
        fleet.PutTask(Some.Task("t3", "i2", "g"));
        fleet.PutTask(Some.Task("t4", "i2", "h"));

        Assert.Equal((2, 1, 3), (On(fleet, "g", "i1"), On(fleet, "g", "i2"), fleet.Groups.Find("g")!.Total));
    }

    [Fact]
    public void A_task_that_moves_to_another_group_is_counted_there()
    {
        var fleet = Some.Fleet(Some.Instance("i1"));
        fleet.PutTask(Some.Task("t1", "i1", "g"));
        fleet.PutTask(Some.Task("t1", "i1", "h"));

        Assert.Null(fleet.Groups.Find("g"));
        Assert.Equal(1, On(fleet, "h", "i1"));
    }

    [Fact]
    public void A_services_tasks_share_one_ledger_with_its_group()
    {
        var fleet = Some.Fleet(Some.Instance("i1"));
        fleet.PutTask(Some.Task("t1", "i1", "service:web") with { Service = "web" });

        Assert.Same(fleet.Groups.FindScope("service:web", "web"), fleet.Groups.FindScope("service:web", null));
        Assert.Equal(1, fleet.Groups.FindScope("anything", "web")!.Total);
    }

    [Fact]
    public void A_services_task_in_another_group_is_counted_in_both()
    {
        var fleet = Some.Fleet(Some.Instance("i1"));
        fleet.PutTask(Some.Task("t1", "i1", "mine") with { Service = "web" });

        Assert.Equal(1, fleet.Groups.FindScope("x", "web")!.Total);
        Assert.Equal(1, fleet.Groups.FindScope("mine", null)!.Total);

        fleet.RemoveTask("t1");
        Assert.Null(fleet.Groups.FindScope("x", "web"));
        Assert.Null(fleet.Groups.FindScope("mine", null));
    }

    [Theory]
    [InlineData("service:we", "web")]
    [InlineData("service:webb", "web")]
    [InlineData("Service:web", "web")]
    [InlineData("xservice:we", "web")]
    public void Only_the_services_own_group_is_taken_for_it(string group, string service)
    {
        var fleet = Some.Fleet(Some.Instance("i1"));
        fleet.PutTask(Some.Task("t1", "i1", group));

        Assert.Null(fleet.Groups.FindScope(group, service));
    }

    [Fact]
    public void Counts_by_value_start_from_what_is_there_and_follow_what_comes()
    {
        var fleet = Some.Fleet(Some.Instance("i1", zone: "a"), Some.Instance("i2", zone: "b"), Some.Instance("i3", zone: null));
        fleet.PutTask(Some.Task("t1", "i1", "g"));
        fleet.PutTask(Some.Task("t2", "i3", "g"));
        var group = fleet.Groups.Find("g")!;
        group.Track("ecs.availability-zone", fleet.Slots);

        fleet.PutTask(Some.Task("t3", "i1", "g"));
        fleet.PutTask(Some.Task("t4", "i2", "g"));
        fleet.RemoveTask("t2");

        Assert.Equal((2, 1, 0), (Zone(group, "a"), Zone(group, "b"), Zone(group, InstanceEntry.NoValue)));
    }

    [Fact]
    public void Counts_by_value_follow_an_instance_whose_attribute_changes()
    {
        var fleet = Some.Fleet(Some.Instance("i1", zone: "a"), Some.Instance("i2", zone: "a"));
        fleet.PutTask(Some.Task("t1", "i1", "g"));
        fleet.PutTask(Some.Task("t2", "i1", "g"));
        fleet.PutTask(Some.Task("t3", "i2", "g"));
        fleet.PutTask(Some.Task("t4", "i1", "g") with { Stopping = true });
        var group = fleet.Groups.Find("g")!;
        group.Track("ecs.availability-zone", fleet.Slots);

        fleet.PutInstance(Some.Instance("i1", zone: "b"));

        Assert.Equal((1, 2), (Zone(group, "a"), Zone(group, "b")));
    }

    [Fact]
    public void An_attribute_that_is_not_tracked_counts_nothing()
    {
        var fleet = Some.Fleet(Some.Instance("i1"));
        fleet.PutTask(Some.Task("t1", "i1", "g"));

        Assert.Equal(0, fleet.Groups.Find("g")!.WithValue("rack", "r1"));
    }

    private static int Zone(GroupLedger group, string value) => group.WithValue("ecs.availability-zone", value);

    private static int On(Fleet fleet, string group, string instance) => fleet.Groups.Find(group)!.On(fleet.Entry(instance)!.Slot);
}
