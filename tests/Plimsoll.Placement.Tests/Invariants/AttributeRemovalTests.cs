using Plimsoll.Placement.Constraints;
using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Invariants;

/// <summary>§4 and §13.7: attributes decide where tasks go, not where they stay; a DAEMON service's place goes with them.</summary>
public sealed class AttributeRemovalTests
{
    [Fact]
    public void Removing_attributes_moves_no_task_and_frees_no_room() => Clusters.Every((fleet, request, chance) =>
    {
        fleet.RunMany(request, 4, "new", chance);
        var (tasks, left) = (fleet.Tasks(), fleet.Ids().Select(id => (fleet.GetRemaining(id)!.Cpu, fleet.GetRemaining(id)!.Memory)).ToArray());
        Strip(fleet);
        Assert.Equal(tasks, fleet.Tasks());
        Assert.Equal(left, fleet.Ids().Select(id => (fleet.GetRemaining(id)!.Cpu, fleet.GetRemaining(id)!.Memory)));
    });

    [Fact]
    public void No_instance_without_a_required_attribute_takes_another_task() => Clusters.Every((fleet, request, chance) =>
    {
        Strip(fleet);
        Assert.False(Placer.Place(fleet, request with { RequiredAttributes = [new RequiredAttribute("rack")] }, chance).Placed);
    });

    [Fact]
    public void No_instance_without_it_belongs_to_a_daemon_that_asks_for_it() => Clusters.Every((fleet, request, _) =>
    {
        var daemon = request with { Constraints = Some.MemberOf("attribute:rack exists") };
        Assert.All(Placer.Qualifying(fleet, daemon), id => Assert.Contains("rack", fleet.Instance(id).Attributes.Keys));
        Strip(fleet);
        Assert.Empty(Placer.Qualifying(fleet, daemon));
    });

    [Fact]
    public void An_expression_and_its_negation_divide_the_candidates_between_them() => Clusters.Every((fleet, request, _) =>
    {
        foreach (var query in request.Constraints.MemberOf)
        {
            var all = fleet.Fitting(request with { Constraints = ConstraintSet.None });
            var yes = fleet.Fitting(request with { Constraints = Some.MemberOf($"{query}") });
            var no = fleet.Fitting(request with { Constraints = Some.MemberOf($"not({query})") });
            Assert.Equal(all, yes.Concat(no).Order(StringComparer.Ordinal));
        }
    });

    private static void Strip(Fleet fleet)
    {
        foreach (var one in fleet.Instances.ToArray())
        {
            fleet.PutInstance(one with { Attributes = new Dictionary<string, string?>() });
        }
    }
}
