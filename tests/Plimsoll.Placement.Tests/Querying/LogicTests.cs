using Plimsoll.Placement.Querying;

namespace Plimsoll.Placement.Tests.Querying;

/// <summary>and, or, not and parentheses.</summary>
public sealed class LogicTests
{
    private const string T = "attribute:stack exists";
    private const string F = "attribute:absent exists";

    [Theory]
    [InlineData($"{T} and {T}", true)]
    [InlineData($"{T} and {F}", false)]
    [InlineData($"{F} and {T}", false)]
    [InlineData($"{T} or {F}", true)]
    [InlineData($"{F} or {F}", false)]
    [InlineData($"{T} && {T}", true)]
    [InlineData($"{T} && {F}", false)]
    [InlineData($"{F} || {T}", true)]
    [InlineData($"{F} || {F}", false)]
    [InlineData($"not {T}", false)]
    [InlineData($"not {F}", true)]
    [InlineData($"! {F}", true)]
    [InlineData($"!({F})", true)]
    [InlineData($"not({T})", false)]
    [InlineData($"not not {T}", true)]
    [InlineData($"!!({T})", true)]
    [InlineData($"({T})", true)]
    [InlineData($"((({F})))", false)]
    public void Words_and_symbols_mean_the_same(string expression, bool expected) => Check(expression, expected);

    [Theory]
    [InlineData($"{T} or {F} and {F}", true)]
    [InlineData($"({T} or {F}) and {F}", false)]
    [InlineData($"{F} and {F} or {T}", true)]
    [InlineData($"{F} and ({F} or {T})", false)]
    [InlineData($"not {F} and {F}", false)]
    [InlineData($"not ({F} and {F})", true)]
    [InlineData($"not {T} or {T}", true)]
    [InlineData($"not ({T} or {T})", false)]
    public void Not_binds_tighter_than_and_and_than_or(string expression, bool expected) => Check(expression, expected);

    [Theory]
    [InlineData($"{T} AND {T}", true)]
    [InlineData($"{F} OR {T}", true)]
    [InlineData($"NOT {F}", true)]
    [InlineData($"Not({F}) And {T}", true)]
    [InlineData("attribute:stack IN [prod]", true)]
    [InlineData("attribute:stack Not_In [prod]", false)]
    [InlineData("attribute:stack EXISTS", true)]
    public void Words_of_the_language_may_be_in_any_case(string expression, bool expected) => Check(expression, expected);

    [Theory]
    [InlineData("attribute:stack==prod")]
    [InlineData("attribute:stack==prod&&attribute:size==10")]
    [InlineData("attribute:stack==test||attribute:size==10")]
    [InlineData("  attribute:stack   ==   prod  ")]
    [InlineData("attribute:stack in[prod,test]")]
    [InlineData("attribute:stack in [ prod , test ]")]
    [InlineData("(attribute:stack==prod)and(attribute:size==10)")]
    [InlineData("!(attribute:stack==test)")]
    [InlineData("\tattribute:stack\n==\nprod")]
    public void Spaces_around_symbols_do_not_matter(string expression) => Check(expression, true);

    [Theory]
    [InlineData("attribute:ecs.instance-type =~ t2.* and attribute:ecs.availability-zone != us-east-1d", true)]
    [InlineData("runningTasksCount < 3 && attribute:stack exists", true)]
    [InlineData("(attribute:a == 1 or attribute:stack == prod) and not(attribute:c exists)", true)]
    [InlineData("attribute:ecs.instance-type =~ g2.* and attribute:ecs.availability-zone != us-east-1d", false)]
    [InlineData("attribute:ecs.availability-zone == us-east-1a or attribute:ecs.availability-zone == us-east-1b", true)]
    public void The_documentations_compound_examples_hold(string expression, bool expected) => Check(expression, expected);

    private static void Check(string expression, bool expected) => Assert.Equal(expected, ClusterQuery.Parse(expression).Matches(new Facts()));
}
