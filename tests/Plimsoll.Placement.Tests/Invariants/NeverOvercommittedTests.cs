using CsCheck;
using Plimsoll.Placement.Constraints;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Reference;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Invariants;

/// <summary>What a task is given was there (§2, §3 step 4), in clusters that may be overcommitted before.</summary>
public sealed class NeverOvercommittedTests
{
    [Fact]
    public void A_placed_task_leaves_no_resource_that_it_asked_for_below_zero() => Clusters.Every((fleet, request, chance) =>
    {
        for (var i = 0; i < 12 && fleet.Run(request, $"new{i}", chance) is { } instance; i++)
        {
            var left = fleet.GetRemaining(instance)!;
            Assert.True(request.Demand.Cpu == 0 || left.Cpu >= 0);
            Assert.True(request.Demand.Memory == 0 || left.Memory >= 0);
            Assert.True(request.Demand.Enis == 0 || left.Enis is null or >= 0);
        }
    });

    [Fact]
    public void A_static_port_is_held_by_one_task_of_an_instance() => Clusters.Every((fleet, request, chance) =>
    {
        var placed = fleet.RunMany(request with { Demand = request.Demand with { TcpPorts = [8080] } }, 9, "new", chance);
        Assert.Distinct(placed.OfType<string>());
    });

    [Fact]
    public void A_task_is_refused_only_when_each_instance_refuses_it() => Clusters.Every((fleet, request, chance) =>
        Assert.Equal(fleet.Fitting(request).Count > 0, Placer.Place(fleet, request, chance).Placed));

    [Fact]
    public void A_task_goes_only_where_it_fits() => Clusters.Every((fleet, request, chance) =>
    {
        if (Placer.Place(fleet, request, chance).InstanceId is { } chosen)
        {
            Assert.Contains(chosen, fleet.Fitting(request));
        }
    });

    [Fact]
    public void As_many_equal_tasks_are_placed_as_fit_on_each_instance_together() =>
        Gen.Select(Clusters.Plain, Gen.Int[30, 150], Gen.Int[30, 150], SmallClusters.Chain, Gen.ULong).Sample((instances, cpu, memory, chain, seed) =>
        {
            var request = Some.Request(cpu, memory) with { Strategies = Some.Chain(chain) };
            var room = instances.Sum(one => Math.Min(one.Cpu / cpu, one.Memory / memory));
            return Some.Fleet(instances).RunMany(request, room + 3, chance: Some.Chance(seed)).Count(id => id is not null) == room;
        });

    [Fact]
    public void The_room_of_a_stopping_task_is_given_to_nobody() => Clusters.Every((fleet, request, _) =>
    {
        var indifferent = request with { Constraints = ConstraintSet.None };
        var before = fleet.Fitting(indifferent);
        foreach (var task in fleet.Tasks())
        {
            fleet.PutTask(task with { Stopping = true });
        }

        Assert.Equal(before, fleet.Fitting(indifferent));
    });

    [Fact]
    public void A_task_that_goes_leaves_room_for_another_like_it() =>
        Gen.Select(Clusters.Plain, Gen.Int[30, 150], Gen.ULong).Sample((instances, size, seed) =>
        {
            var (fleet, chance) = (Some.Fleet(instances), Some.Chance(seed));
            var request = Some.Request(size, size);
            fleet.RunMany(request, 150, chance: chance);
            if (fleet.Tasks() is [var gone, ..])
            {
                fleet.RemoveTask(gone.Id);
                Assert.Equal(gone.InstanceId, fleet.Run(request, "next", chance));
            }
        });
}
