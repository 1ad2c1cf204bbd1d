using Plimsoll.Placement.Filters;
using Plimsoll.Placement.Tests.Support;

namespace Plimsoll.Placement.Tests.Filters;

/// <summary>requiresAttributes of a task definition.</summary>
public sealed class AttributeFilterTests
{
    [Theory]
    [InlineData("ecs.capability.task-eni", null, true)]
    [InlineData("ecs.cpu-architecture", null, true)]
    [InlineData("ecs.cpu-architecture", "x86_64", true)]
    [InlineData("ecs.cpu-architecture", "arm64", false)]
    [InlineData("ecs.cpu-architecture", "X86_64", false)]
    [InlineData("ecs.capability.task-eni", "x", false)]
    [InlineData("ecs.capability.efs", null, false)]
    public void An_attribute_must_be_there_and_have_the_value_that_is_asked(string name, string? value, bool admitted) =>
        Assert.Equal(admitted, Probe(new RequiredAttribute(name, value)).Admits);

    [Fact]
    public void Every_one_must_be_there() =>
        Assert.False(Probe(new RequiredAttribute("ecs.capability.task-eni"), new RequiredAttribute("ecs.capability.efs")).Admits);

    [Fact]
    public void It_names_all_that_is_missing() => Assert.Equal(
        "lacks attribute ecs.capability.efs, attribute x=1",
        Probe(new RequiredAttribute("ecs.capability.efs"), new RequiredAttribute("ecs.capability.task-eni"), new RequiredAttribute("x", "1")).Words);

    [Fact]
    public void It_says_which_value_there_is_instead() =>
        Assert.Equal("lacks attribute ecs.cpu-architecture=arm64 (it has x86_64)", Probe(new RequiredAttribute("ecs.cpu-architecture", "arm64")).Words);

    [Fact]
    public void It_says_when_there_is_no_value() =>
        Assert.Equal("lacks attribute ecs.capability.task-eni=x (it has no value)", Probe(new RequiredAttribute("ecs.capability.task-eni", "x")).Words);

    [Fact]
    public void What_would_help_are_the_missing_ones() => Assert.Equal(
        "attribute a and attribute b=1", Probe(new RequiredAttribute("a"), new RequiredAttribute("b", "1")).Remedy);

    [Fact]
    public void The_more_is_missing_the_farther_it_is()
    {
        var one = Probe(new RequiredAttribute("a"), new RequiredAttribute("ecs.capability.task-eni"));
        var both = Probe(new RequiredAttribute("a"), new RequiredAttribute("b"));

        Assert.Equal(0.5, one.Distance);
        Assert.Equal(1, both.Distance);
    }

    [Fact]
    public void Nothing_required_asks_nothing() => Assert.False(Probe().Applies);

    private static Probe Probe(params RequiredAttribute[] required) => Support.Probe.Of(
        new AttributeFilter(),
        Some.Request() with { RequiredAttributes = required },
        Some.Instance("i1", attributes: [("ecs.capability.task-eni", null), ("ecs.cpu-architecture", "x86_64")]));
}
