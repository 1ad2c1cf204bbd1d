using CsCheck;
using Plimsoll.Placement.Fleets;

namespace Plimsoll.Placement.Tests.Fleets;

/// <summary>Sequences of changes, shrunk to the shortest that breaks a rule.</summary>
public sealed class LedgerSequenceTests
{
    [Fact]
    public void After_every_step_each_number_is_the_sum_over_what_is_there() => LedgerOperations.Many.Sample(operations =>
    {
        var (fleet, naive) = (new Fleet(), new NaiveLedger());
        foreach (var operation in operations)
        {
            operation.Do(fleet);
            operation.Do(naive);
            Assert.Equal(naive.Read(), LedgerReading.Of(fleet));
        }
    });

    [Fact]
    public void Numbers_read_only_at_the_end_are_the_same_sums() => LedgerOperations.Many.Sample(operations =>
    {
        var naive = new NaiveLedger();
        Array.ForEach(operations, operation => operation.Do(naive));
        Assert.Equal(naive.Read(), LedgerReading.Of(LedgerOperations.Done(operations)));
    });

    [Fact]
    public void A_sequence_and_its_inverse_in_reverse_order_restore_every_number() =>
        Gen.Select(LedgerOperations.Many, LedgerOperations.Many).Sample((history, operations) =>
        {
            var fleet = LedgerOperations.Done(history);
            var before = LedgerReading.Of(fleet);
            var undo = new Stack<LedgerOperation>(operations.Select(operation => operation.Do(fleet)).OfType<LedgerOperation>());
            while (undo.TryPop(out var inverse))
            {
                inverse.Do(fleet);
            }

            Assert.Equal(before, LedgerReading.Of(fleet));
        });

    [Fact]
    public void An_inverse_undone_is_the_operation_again() =>
        Gen.Select(LedgerOperations.Many, LedgerOperations.Many).Sample((history, operations) =>
        {
            var fleet = LedgerOperations.Done(history);
            foreach (var operation in operations)
            {
                var inverse = operation.Do(fleet);
                var after = LedgerReading.Of(fleet);
                inverse?.Do(fleet)?.Do(fleet);
                Assert.Equal(after, LedgerReading.Of(fleet));
            }
        });

    [Fact]
    public void Putting_what_is_there_again_changes_no_number() => LedgerOperations.Many.Sample(operations =>
    {
        var fleet = LedgerOperations.Done(operations);
        var before = LedgerReading.Of(fleet);
        foreach (var instance in fleet.Instances.ToArray())
        {
            fleet.PutInstance(instance);
            foreach (var task in fleet.TasksOn(instance.Id))
            {
                fleet.PutTask(task);
            }
        }

        Assert.Equal(before, LedgerReading.Of(fleet));
    });

    [Fact]
    public void The_order_in_which_tasks_came_does_not_matter() =>
        Gen.Select(LedgerOperations.Instance.Array[1, 4], LedgerOperations.Task.Array[0, 6]).Sample((instances, all) =>
        {
            var tasks = all.DistinctBy(task => task.Id).ToArray();
            var puts = instances.Select(one => (LedgerOperation)new PutInstance(one)).ToArray();
            Assert.Equal(
                LedgerReading.Of(LedgerOperations.Done(puts.Concat(tasks.Select(task => new PutTask(task))))),
                LedgerReading.Of(LedgerOperations.Done(puts.Concat(tasks.Reverse().Select(task => new PutTask(task))))));
        });

    [Fact]
    public void A_group_is_kept_while_it_has_a_live_task_and_its_total_is_their_number() => LedgerOperations.Many.Sample(operations =>
    {
        var fleet = LedgerOperations.Done(operations);
        foreach (var group in LedgerOperations.Groups)
        {
            var live = fleet.Instances.SelectMany(one => fleet.TasksOn(one.Id))
                .Count(task => !task.Stopping && (task.Group == group || $"service:{task.Service}" == group));
            Assert.Equal(live == 0 ? null : live, fleet.Groups.Find(group)?.Total);
        }
    });

    [Fact]
    public void When_every_task_is_gone_each_instance_has_what_it_registered() => LedgerOperations.Many.Sample(operations =>
    {
        var fleet = LedgerOperations.Done(operations);
        foreach (var task in fleet.Instances.SelectMany(one => fleet.TasksOn(one.Id)).ToArray())
        {
            fleet.RemoveTask(task.Id);
        }

        var empty = LedgerOperations.Done(fleet.Instances.Select(one => new PutInstance(one)));
        Assert.Equal(0, fleet.TaskCount);
        Assert.Equal(LedgerReading.Of(empty), LedgerReading.Of(fleet));
    });
}
