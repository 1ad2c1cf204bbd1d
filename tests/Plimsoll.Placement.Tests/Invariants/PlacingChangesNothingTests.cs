using Plimsoll.Placement.Constraints;
using Plimsoll.Placement.Planning;
using Plimsoll.Placement.Tests.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Invariants;

/// <summary>Deciding is a question: the ledger reads the same after every way to ask it, and steps 1 to 5 of §3 are a conjunction.</summary>
public sealed class PlacingChangesNothingTests
{
    [Fact]
    public void Every_way_to_ask_leaves_every_number_as_it_was() => Clusters.Every((fleet, request, chance) =>
    {
        var before = LedgerReading.Of(fleet);
        Placer.Place(fleet, request, chance);
        Placer.Qualifying(fleet, request);
        Planner.Plan(fleet, request, 3, chance);
        foreach (var id in fleet.Ids())
        {
            Placer.PlaceOn(fleet, request, id);
            Placer.StartOn(fleet, request, id);
        }

        Assert.Equal(before, LedgerReading.Of(fleet));
    });

    [Fact]
    public void An_instance_takes_a_task_exactly_when_it_meets_each_thing_asked_by_itself() => Clusters.Every((fleet, request, _) =>
    {
        var nothing = new PlacementRequest { Demand = new(), Group = request.Group, Service = request.Service, Pool = CandidatePool.Any };
        PlacementRequest[] alone =
        [
            nothing with { Pool = request.Pool },
            nothing with { RequiredAttributes = request.RequiredAttributes },
            nothing with { AllowedZones = request.AllowedZones },
            nothing with { Demand = request.Demand },
            nothing with { Constraints = request.Constraints },
        ];
        Assert.Equal(alone.Select(one => fleet.Fitting(one)).Aggregate((all, some) => [.. all.Intersect(some)]), fleet.Fitting(request));
    });

    [Fact]
    public void Start_task_takes_every_instance_that_the_scheduler_would() => Clusters.Every((fleet, request, _) =>
        Assert.All(fleet.Fitting(request), id => Assert.True(Placer.StartOn(fleet, request, id).Placed)));

    [Fact]
    public void Start_task_does_not_look_at_constraints_or_pools() => Clusters.Every((fleet, request, _) => Assert.All(fleet.Ids(), id => Assert.Equal(
        Placer.StartOn(fleet, request with { Constraints = ConstraintSet.None, Pool = CandidatePool.External }, id).Placed,
        Placer.StartOn(fleet, request, id).Placed)));

    [Fact]
    public void Every_instance_that_takes_a_daemons_task_is_one_that_it_belongs_on() => Clusters.Every((fleet, request, _) =>
        Assert.Subset(Placer.Qualifying(fleet, request).ToHashSet(), fleet.Fitting(request).ToHashSet()));
}
