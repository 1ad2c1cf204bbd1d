using Plimsoll.Placement.Constraints;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Invariants;

/// <summary>§13.1: groups and services never see each other's tasks; the members of a group do, whatever their family.</summary>
public sealed class GroupBlindnessTests
{
    [Theory]
    [InlineData("spread:instanceId")]
    [InlineData("spread:attribute:ecs.availability-zone")]
    public void Tasks_of_others_change_no_count_that_spread_ranks_by(string strategy) => Clusters.Every((fleet, request, _) =>
    {
        var spread = request with { Constraints = ConstraintSet.None, Strategies = Some.Chain(strategy) };
        var before = Placer.Place(fleet, spread, Some.Chance()).Explanation!.Steps;
        Crowd(fleet, "service:crowd", "crowd");
        Crowd(fleet, "family:crowd", null);
        Assert.Equal(before, Placer.Place(fleet, spread, Some.Chance()).Explanation!.Steps);
    });

    [Fact]
    public void Tasks_of_others_block_no_instance_for_distinct_instance() => Clusters.Every((fleet, request, _) =>
    {
        var distinct = request with { Constraints = Some.Distinct() };
        var before = fleet.Fitting(distinct);
        Crowd(fleet, "service:crowd", "crowd");
        Crowd(fleet, "family:crowd", null);
        Assert.Equal(before, fleet.Fitting(distinct));
    });

    [Fact]
    public void Tasks_of_its_own_on_every_instance_leave_none_for_distinct_instance() => Clusters.Every((fleet, request, _) =>
    {
        Crowd(fleet, request.Group, request.Service);
        Assert.Empty(fleet.Fitting(request with { Constraints = Some.Distinct() }));
    });

    // Without demand, so that room stays as it is; the first instance gets the most.
    private static void Crowd(Fleet fleet, string group, string? service)
    {
        var ids = fleet.Ids();
        for (var i = 0; i < ids.Count; i++)
        {
            for (var copy = i; copy < ids.Count; copy++)
            {
                fleet.PutTask(Some.Task($"{group}{i}-{copy}", ids[i], group, new Demand()) with { Service = service });
            }
        }
    }
}
