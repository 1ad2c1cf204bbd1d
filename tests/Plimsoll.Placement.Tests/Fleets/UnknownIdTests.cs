using CsCheck;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Querying;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Fleets;

/// <summary>Names that the ledger does not know change nothing and read as nothing, whatever its history.</summary>
public sealed class UnknownIdTests
{
    [Fact]
    public void Removing_an_unknown_task_or_instance_changes_nothing() => Unchanged(fleet =>
    {
        Assert.Null(fleet.RemoveTask("nobody"));
        Assert.Null(fleet.RemoveInstance("nowhere"));
    });

    [Fact]
    public void A_task_on_an_unknown_instance_changes_nothing_and_an_old_task_stays_where_it_was() => Unchanged(fleet =>
    {
        var known = fleet.Instances.SelectMany(one => fleet.TasksOn(one.Id)).FirstOrDefault() ?? Some.Task("new", "i0");
        Assert.Throws<InvalidOperationException>(() => fleet.PutTask(known with { InstanceId = "nowhere" }));
    });

    [Fact]
    public void An_instance_with_tasks_is_not_removed_and_nothing_changes() => Unchanged(fleet =>
    {
        foreach (var busy in fleet.Instances.Where(one => fleet.TasksOn(one.Id).Count > 0).ToArray())
        {
            Assert.Throws<InvalidOperationException>(() => fleet.RemoveInstance(busy.Id));
        }
    });

    [Fact]
    public void An_unknown_instance_matches_nothing_holds_nothing_and_cannot_be_asked_to_take_a_task() => Unchanged(fleet =>
    {
        Assert.Null(fleet.GetRemaining("nowhere"));
        Assert.Empty(fleet.TasksOn("nowhere"));
        Assert.False(fleet.Matches("nowhere", ClusterQuery.Parse("runningTasksCount >= 0")));
        Assert.Equal("MISSING", Placer.StartOn(fleet, Some.Request(), "nowhere").Failures.Single().Reason);
    });

    [Fact]
    public void Names_differ_by_letter_case()
    {
        var fleet = Some.Fleet(Some.Instance("i1"));
        fleet.PutTask(Some.Task("t1", "i1"));
        Assert.Null(fleet.RemoveTask("T1"));
        Assert.Null(fleet.GetRemaining("I1"));
    }

    private static void Unchanged(Action<Fleet> ask) => LedgerOperations.Many.Sample(operations =>
    {
        var fleet = LedgerOperations.Done(operations);
        var (before, version) = (LedgerReading.Of(fleet), fleet.Version);
        ask(fleet);
        Assert.Equal(before, LedgerReading.Of(fleet));
        Assert.Equal(version, fleet.Version);
    });
}
