using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests;

/// <summary>Constraints on the tasks that an instance holds are asked against the moment of placing.</summary>
public sealed class AffinityTests
{
    [Fact]
    public void Affinity_opens_as_soon_as_the_first_task_is_there_and_closes_with_the_last()
    {
        var fleet = Some.Fleet(Some.Instance("i1"), Some.Instance("i2"));
        var request = Some.Request(1, 1) with { Constraints = Some.MemberOf("task:group == service:db") };
        Assert.False(Placer.Place(fleet, request, Some.Chance()).Placed);

        fleet.PutTask(Some.Task("db", "i2", "service:db"));
        Assert.Equal("i2", Placer.Place(fleet, request, Some.Chance()).InstanceId);

        fleet.RemoveTask("db");
        Assert.False(Placer.Place(fleet, request, Some.Chance()).Placed);
    }

    [Fact]
    public void A_stopping_task_neither_attracts_nor_repels()
    {
        var fleet = Some.Fleet(Some.Instance("i1"));
        fleet.PutTask(Some.Task("db", "i1", "db") with { Stopping = true });

        Assert.False(Placer.Place(fleet, Some.Request() with { Constraints = Some.MemberOf("task:group == db") }, Some.Chance()).Placed);
        Assert.True(Placer.Place(fleet, Some.Request() with { Constraints = Some.MemberOf("not(task:group == db)") }, Some.Chance()).Placed);
        Assert.True(Placer.Place(fleet, Some.Request(group: "db") with { Constraints = Some.Distinct() }, Some.Chance()).Placed);
    }

    [Fact]
    public void A_limit_on_running_tasks_counts_tasks_that_run()
    {
        var fleet = Some.Fleet(Some.Instance("i1"), Some.Instance("i2"));
        var request = Some.Request(1, 1) with { Constraints = Some.MemberOf("runningTasksCount < 2") };
        foreach (var id in new[] { "t1", "t2" })
        {
            fleet.PutTask(Some.Task(id, "i1") with { Running = true });
            fleet.PutTask(Some.Task($"pending-{id}", "i2"));
        }

        Assert.Equal("i2", Placer.Place(fleet, request, Some.Chance()).InstanceId);

        fleet.PutTask(Some.Task("t2", "i1"));
        var both = Enumerable.Range(0, 40).Select(seed => Placer.Place(fleet, request, Some.Chance((ulong)seed)).InstanceId).Distinct();
        Assert.Equal(2, both.Count());
    }

    [Fact]
    public void A_pattern_over_groups_is_asked_of_every_live_task()
    {
        var fleet = Some.Fleet(Some.Instance("i1"), Some.Instance("i2"), Some.Instance("i3"));
        fleet.PutTask(Some.Task("t1", "i1", "batch-1"));
        fleet.PutTask(Some.Task("t2", "i2", "web"));
        fleet.PutTask(Some.Task("t3", "i2", "batch-7"));
        var request = Some.Request(1, 1) with { Constraints = Some.MemberOf("not(task:group =~ batch-.*)") };

        Assert.All(fleet.RunMany(request, 10, "new"), id => Assert.Equal("i3", id));
    }

    [Fact]
    public void Changing_attributes_does_not_move_what_runs_and_decides_what_comes()
    {
        var fleet = Some.Fleet(Some.Instance("i1", attributes: ("stack", "prod")), Some.Instance("i2", attributes: ("stack", "test")));
        var request = Some.Request(1, 1) with { Constraints = Some.MemberOf("attribute:stack == prod") };
        Assert.Equal("i1", fleet.Run(request, "t1"));

        fleet.PutInstance(Some.Instance("i1", attributes: ("stack", "test")));
        fleet.PutInstance(Some.Instance("i2", attributes: ("stack", "prod")));

        Assert.Equal("t1", Assert.Single(fleet.TasksOn("i1")).Id);
        Assert.Equal("i2", fleet.Run(request, "t2"));
    }

    [Fact]
    public void Affinity_ranks_with_the_strategies_after_it()
    {
        var fleet = Some.Fleet(Some.Instance("i1", memory: 900), Some.Instance("i2", memory: 500), Some.Instance("i3", memory: 200));
        fleet.PutTask(Some.Task("c1", "i1", "cache"));
        fleet.PutTask(Some.Task("c2", "i2", "cache"));
        var request = Some.Request(1, 10) with { Constraints = Some.MemberOf("task:group == cache"), Strategies = Some.Chain("binpack:memory") };

        Assert.Equal("i2", Placer.Place(fleet, request, Some.Chance()).InstanceId);
    }
}
