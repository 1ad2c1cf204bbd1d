using Plimsoll.Placement.Constraints;
using Plimsoll.Placement.Querying;

namespace Plimsoll.Placement.Tests.Constraints;

/// <summary>Constraints of a definition and a request, checked and joined.</summary>
public sealed class ConstraintSetTests
{
    [Fact]
    public void None_of_both_is_the_empty_set() => Assert.Same(ConstraintSet.None, ConstraintSet.Create([], []));

    [Fact]
    public void Those_of_the_definition_and_of_the_request_all_bind()
    {
        var set = ConstraintSet.Create([MemberOf("attribute:a exists")], [MemberOf("attribute:b exists"), Distinct()]);

        Assert.Equal(["attribute:a exists", "attribute:b exists"], set.MemberOf.Select(query => query.ToString()));
        Assert.True(set.DistinctInstance);
    }

    [Fact]
    public void Without_distinct_instance_tasks_may_share() => Assert.False(ConstraintSet.Create([], [MemberOf("attribute:a exists")]).DistinctInstance);

    [Fact]
    public void Distinct_instance_is_not_for_task_definitions() =>
        Refused("Placement constraint type 'distinctInstance' is not valid in a task definition.", [Distinct()], []);

    [Fact]
    public void Distinct_instance_takes_no_expression() => Refused(
        "A placement constraint of type 'distinctInstance' must not have an expression.", [], [new PlacementConstraint("distinctInstance", "x")]);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Member_of_takes_one(string? expression) =>
        Refused("A placement constraint of type 'memberOf' must have an expression.", [], [new PlacementConstraint("memberOf", expression)]);

    [Theory]
    [InlineData("memberof")]
    [InlineData("affinity")]
    [InlineData("")]
    [InlineData(null)]
    public void Other_types_are_refused(string? type) =>
        Refused($"Invalid placement constraint type '{type}'.", [], [new PlacementConstraint(type, "attribute:a exists")]);

    [Fact]
    public void A_bad_expression_says_where()
    {
        var error = Assert.Throws<ClusterQueryException>(() => ConstraintSet.Create([MemberOf("attribute:a like b")], []));

        Assert.Equal(12, error.Position);
    }

    [Theory]
    [InlineData(10, 0, true)]
    [InlineData(5, 5, true)]
    [InlineData(0, 10, true)]
    [InlineData(11, 0, false)]
    [InlineData(5, 6, false)]
    public void Ten_in_total_are_allowed(int ofDefinition, int ofRequest, bool allowed)
    {
        var error = Record.Exception(() => ConstraintSet.Create(Many(ofDefinition), Many(ofRequest)));

        Assert.Equal(allowed, error is null);
    }

    [Fact]
    public void An_expression_is_taken_apart_at_its_ands_only()
    {
        var set = ConstraintSet.Create(
            [], [MemberOf("attribute:a exists and (attribute:b exists and attribute:c exists)"), MemberOf("attribute:d exists or attribute:e exists")]);

        Assert.Equal(
            ["attribute:a exists", "attribute:b exists", "attribute:c exists", "attribute:d exists or attribute:e exists"],
            set.Conditions.Select(condition => condition.ToString()));
    }

    private static PlacementConstraint MemberOf(string expression) => new("memberOf", expression);

    private static PlacementConstraint Distinct() => new("distinctInstance");

    private static IEnumerable<PlacementConstraint> Many(int count) => Enumerable.Repeat(MemberOf("attribute:a exists"), count);

    private static void Refused(string message, PlacementConstraint[] ofDefinition, PlacementConstraint[] ofRequest) =>
        Assert.Equal(message, Assert.Throws<PlacementValidationException>(() => ConstraintSet.Create(ofDefinition, ofRequest)).Message);
}
