using Plimsoll.Placement.Fleets;
using Plimsoll.Placement.Indexing;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Indexing;

/// <summary>Which attributes tell classes apart: those with few values first, while they make few classes.</summary>
public sealed class ProjectionTests
{
    [Fact]
    public void Nothing_is_chosen_of_no_names() => Assert.Empty(Projection.Choose(Slots(10, i => [("a", $"{i}")]), [], 5));

    [Fact]
    public void A_name_with_more_values_than_the_limit_is_left_out() =>
        Assert.Equal(["few"], Projection.Choose(Slots(10, i => [("few", $"{i % 2}"), ("many", $"{i}")]), ["few", "many"], 5));

    [Fact]
    public void Names_that_together_make_too_many_classes_are_left_out_from_the_finest_on() =>
        Assert.Equal(["two"], Projection.Choose(Slots(12, i => [("two", $"{i % 2}"), ("three", $"{i % 3}")]), ["three", "two"], 5));

    [Fact]
    public void Names_that_always_go_together_make_no_more_classes_together() =>
        Assert.Equal(["zone", "subnet"], Projection.Choose(Slots(12, i => [("zone", $"{i % 4}"), ("subnet", $"s{i % 4}")]), ["zone", "subnet"], 4));

    [Fact]
    public void A_name_that_no_instance_has_costs_nothing_and_is_chosen() =>
        Assert.Equal(["none"], Projection.Choose(Slots(3, _ => []), ["none"], 1));

    [Fact]
    public void Gone_instances_do_not_count()
    {
        var slots = Slots(4, i => [("a", $"{i}")]);
        slots[3] = null;

        Assert.Equal(["a"], Projection.Choose(slots, ["a"], 3));
    }

    private static List<InstanceEntry?> Slots(int count, Func<int, (string, string?)[]> attributes) =>
        [.. Enumerable.Range(0, count).Select(i => new InstanceEntry(i, Some.Instance($"i{i}", attributes: attributes(i)), _ => null))];
}
