using CsCheck;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Fleets;

/// <summary>A task that is put again is in one place and one state: the last.</summary>
public sealed class TaskMoveTests
{
    [Fact]
    public void A_task_put_again_leaves_no_trace_of_what_it_was() =>
        Gen.Select(LedgerOperations.Many, LedgerOperations.Task).Sample((operations, last) =>
        {
            var (moved, fresh) = (LedgerOperations.Done(operations), LedgerOperations.Done(operations));
            new PutTask(last).Do(moved);
            if (fresh.TryGetInstance(last.InstanceId, out _))
            {
                fresh.RemoveTask(last.Id);
                fresh.PutTask(last);
            }

            Assert.Equal(LedgerReading.Of(fresh), LedgerReading.Of(moved));
        });

    [Fact]
    public void A_move_takes_from_one_instance_exactly_what_it_gives_back_on_the_other() => LedgerOperations.Task.Sample(task =>
    {
        var fleet = Some.Fleet(Some.Instance("i0", zone: "z0"), Some.Instance("i9", zone: "z9"));
        fleet.PutTask(task with { InstanceId = "i0" });
        var there = LedgerReading.Of(fleet);
        fleet.PutTask(task with { InstanceId = "i9" });
        var moved = LedgerReading.Of(fleet);
        Assert.Equal(there[0] with { Id = "i9" }, moved[1]);
        Assert.Equal(there[1] with { Id = "i0" }, moved[0]);
    });

    [Fact]
    public void Stopping_frees_no_resource() => InState((task, fleet) =>
    {
        var before = fleet.GetRemaining(task.InstanceId)!;
        fleet.PutTask(task with { Stopping = !task.Stopping });
        Assert.Equivalent(before, fleet.GetRemaining(task.InstanceId), strict: true);
    });

    [Fact]
    public void Stopping_takes_it_out_of_its_group_and_coming_back_puts_it_in() => InState((task, fleet) =>
    {
        fleet.PutTask(task with { Stopping = true });
        Assert.Null(fleet.Groups.Find(task.Group));
        fleet.PutTask(task with { Stopping = false });
        Assert.Equal(1, fleet.Groups.Find(task.Group)!.Total);
    });

    [Fact]
    public void Running_is_counted_whether_or_not_it_is_stopping() => InState((task, fleet) =>
    {
        fleet.PutTask(task with { Running = true });
        Assert.Equal(1, fleet.Entry(task.InstanceId)!.RunningTasksCount);
        fleet.PutTask(task with { Running = true, Stopping = !task.Stopping });
        Assert.Equal(1, fleet.Entry(task.InstanceId)!.RunningTasksCount);
        fleet.PutTask(task with { Running = false });
        Assert.Equal(0, fleet.Entry(task.InstanceId)!.RunningTasksCount);
    });

    [Fact]
    public void A_task_that_stops_running_mid_way_passes_through_every_state_and_leaves_nothing() => InState((task, fleet) =>
    {
        foreach (var (running, stopping) in new[] { (false, false), (true, false), (true, true), (false, true) })
        {
            fleet.PutTask(task with { Running = running, Stopping = stopping });
        }

        fleet.RemoveTask(task.Id);
        Assert.Equal(LedgerReading.Of(Some.Fleet([.. fleet.Instances])), LedgerReading.Of(fleet));
    });

    private static void InState(Action<FleetTask, Fleet> holds) => LedgerOperations.Task.Sample(task =>
    {
        var fleet = Some.Fleet(Some.Instance(task.InstanceId) with { GpuIds = ["g0", "g1"], MaxEnis = 2 });
        fleet.PutTask(task);
        holds(task, fleet);
    });
}
