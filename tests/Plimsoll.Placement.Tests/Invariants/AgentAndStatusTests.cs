using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Invariants;

/// <summary>§3 step 2 and §13.6: only ACTIVE instances with a connected agent take tasks; the others keep theirs.</summary>
public sealed class AgentAndStatusTests
{
    [Fact]
    public void An_instance_whose_agent_disconnects_keeps_its_tasks_and_is_no_candidate() => Changed(
        one => one with { AgentConnected = false });

    [Fact]
    public void A_draining_instance_keeps_its_tasks_and_is_no_candidate() => Changed(
        one => one with { Status = InstanceStatus.Draining });

    [Fact]
    public void An_instance_that_disconnects_and_returns_takes_what_it_took_before() => Clusters.Every((fleet, request, _) =>
    {
        var (fitting, ledger, instances) = (fleet.Fitting(request), LedgerReading.Of(fleet), fleet.Instances.ToArray());
        Array.ForEach(instances, one => fleet.PutInstance(one with { AgentConnected = false }));
        Array.ForEach(instances, one => fleet.PutInstance(one));
        Assert.Equal(fitting, fleet.Fitting(request));
        Assert.Equal(ledger, LedgerReading.Of(fleet));
    });

    [Fact]
    public void Tasks_on_a_disconnected_instance_still_count_for_distinct_instance_when_it_returns() => Clusters.Every((fleet, request, chance) =>
    {
        var distinct = request with { Constraints = Some.Distinct() };
        if (fleet.Run(distinct, "new", chance) is { } chosen)
        {
            var instance = fleet.Instance(chosen);
            fleet.PutInstance(instance with { AgentConnected = false });
            fleet.PutInstance(instance);
            Assert.DoesNotContain(chosen, fleet.Fitting(distinct));
        }
    });

    private static void Changed(Func<FleetInstance, FleetInstance> change) => Clusters.Every((fleet, request, chance) =>
    {
        var tasks = fleet.Tasks();
        foreach (var one in fleet.Instances.ToArray())
        {
            fleet.PutInstance(change(one));
            Assert.DoesNotContain(one.Id, fleet.Fitting(request));
        }

        Assert.False(Placer.Place(fleet, request, chance).Placed);
        Assert.Equal(tasks, fleet.Tasks());
    });
}
