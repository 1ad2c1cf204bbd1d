using CsCheck;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Fleets;

/// <summary>GPUs are given by id, each to one task at a time.</summary>
public sealed class GpuAssignmentTests
{
    [Fact]
    public void No_gpu_is_given_twice_while_it_is_held_and_as_many_are_given_as_asked() =>
        Gen.Select(Gen.Int[0, 4].Array[1, 4], Gen.Select(Gen.Int[0, 3], Gen.Bool).Array[0, 25], Gen.ULong).Sample((sizes, steps, seed) =>
        {
            var fleet = Fleet(sizes);
            var chance = Some.Chance(seed);
            for (var i = 0; i < steps.Length; i++)
            {
                var (gpus, remove) = steps[i];
                if (remove)
                {
                    fleet.RemoveTask($"t{i / 2}");
                }
                else if (fleet.Run(Gpus(gpus), $"t{i}", chance) is not null)
                {
                    Assert.True(fleet.TryGetTask($"t{i}", out var task));
                    Assert.Equal(gpus, task.GpuIds.Count);
                }

                foreach (var instance in fleet.Instances)
                {
                    Assert.Distinct(fleet.TasksOn(instance.Id).SelectMany(task => task.GpuIds));
                }
            }
        });

    [Fact]
    public void What_tasks_hold_and_what_is_free_is_what_was_registered() =>
        Gen.Select(Gen.Int[0, 4].Array[1, 4], Gen.Int[0, 3].Array[0, 12]).Sample((sizes, asks) =>
        {
            var fleet = Fleet(sizes);
            for (var i = 0; i < asks.Length; i++)
            {
                fleet.Run(Gpus(asks[i]), $"t{i}");
            }

            foreach (var instance in fleet.Instances)
            {
                var held = fleet.TasksOn(instance.Id).SelectMany(task => task.GpuIds);
                Assert.Equal(instance.GpuIds.Order(), held.Concat(fleet.GetRemaining(instance.Id)!.GpuIds).Order());
            }
        });

    [Fact]
    public void A_task_never_gets_gpus_of_two_instances() => Gen.Int[1, 3].Array[1, 4].Sample(sizes =>
        Placer.Place(Fleet(sizes), Gpus(sizes.Max() + 1), Some.Chance()) is { Placed: false } refused
        && refused.Failures.Single().Reason == "RESOURCE:GPU");

    [Fact]
    public void A_gpu_held_by_a_task_the_scheduler_never_placed_is_not_given()
    {
        var fleet = Fleet([2]);
        fleet.PutTask(Some.Task("registered", "i0") with { GpuIds = ["g0"] });
        Assert.Equal(["g1"], Placer.Place(fleet, Gpus(1), Some.Chance()).GpuIds);
    }

    [Fact]
    public void A_gpu_that_a_task_holds_and_the_instance_never_registered_is_not_counted_against_it()
    {
        var fleet = Fleet([1]);
        fleet.PutTask(Some.Task("odd", "i0") with { GpuIds = ["unknown"] });
        Assert.Equal(["g0"], Placer.Place(fleet, Gpus(1), Some.Chance()).GpuIds);
    }

    private static Fleet Fleet(int[] sizes) => Some.Fleet(
        [.. sizes.Select((gpus, i) => Some.Instance($"i{i}") with { GpuIds = [.. Enumerable.Range(0, gpus).Select(gpu => $"g{gpu}")] })]);

    private static PlacementRequest Gpus(int count) => Some.Request() with { Demand = new Demand { Gpus = count } };
}
