using Plimsoll.Placement.Querying;

namespace Plimsoll.Placement.Tests.Querying;

/// <summary>The language's rules one after another, each with the smallest expressions that show it.</summary>
public sealed class SpecificationTests
{
    [Theory]
    [InlineData("attribute:stack==prod")]
    [InlineData("attribute:stack== prod")]
    [InlineData("attribute:stack ==prod")]
    [InlineData("agentVersion<1.15")]
    [InlineData("agentVersion>=1.14.5")]
    [InlineData("runningTasksCount!=3")]
    [InlineData("attribute:ecs.instance-type=~t2.*")]
    [InlineData("attribute:ecs.instance-type!~g2.*")]
    [InlineData("attribute:stack!='test'")]
    [InlineData("attribute:stack!exists or attribute:stack exists")]
    [InlineData("attribute:stack!in [test]")]
    public void Symbolic_operators_need_no_spaces(string expression) => Holds(expression);

    [Theory]
    [InlineData("attribute:stackequals prod", "expected an operator")]
    [InlineData("attribute:stack equalsprod", "expected an operator")]
    [InlineData("attribute:stackexists", "expected an operator")]
    [InlineData("attribute:stack existsand attribute:stack exists", "expected an operator")]
    [InlineData("nottrue == x", "'nottrue' is not a subject")]
    [InlineData("attribute:stack exists andattribute:stack exists", "expected 'and', 'or' or the end")]
    public void Words_need_spaces(string expression, string reason)
    {
        Assert.False(ClusterQuery.TryParse(expression, out _, out var error));
        Assert.Equal(reason, error.Reason);
    }

    [Theory]
    [InlineData("attribute:a == a-b_c", "a-b_c")]
    [InlineData("attribute:a == a.b:c/d", "a.b:c/d")]
    [InlineData("attribute:a == a*b+c@d", "a*b+c@d")]
    [InlineData("attribute:a == a\\b", "a\\b")]
    [InlineData("attribute:a == a=b", "a=b")]
    [InlineData("attribute:a == a!b", "a!b")]
    [InlineData("attribute:a == a<b>c", "a<b>c")]
    [InlineData("attribute:a == a&b|c", "a&b|c")]
    [InlineData("attribute:a == $100%#?", "$100%#?")]
    [InlineData("attribute:a == zürich", "zürich")]
    [InlineData("attribute:a == and", "and")]
    [InlineData("attribute:a == not", "not")]
    [InlineData("attribute:a == exists", "exists")]
    [InlineData("attribute:a == attribute:a", "attribute:a")]
    public void A_bare_value_runs_up_to_a_space_a_bracket_a_comma_or_a_quote(string expression, string value) => Equals(expression, value);

    [Theory]
    [InlineData("attribute:a == 'a b'", "a b")]
    [InlineData("attribute:a == \"a b\"", "a b")]
    [InlineData("attribute:a == 'it is \"so\"'", "it is \"so\"")]
    [InlineData("attribute:a == \"it's\"", "it's")]
    [InlineData("attribute:a == '(a, b)'", "(a, b)")]
    [InlineData("attribute:a == '[a]'", "[a]")]
    [InlineData("attribute:a == ' a '", " a ")]
    [InlineData("attribute:a == ' and '", " and ")]
    [InlineData("attribute:a == 'a&&b||c'", "a&&b||c")]
    [InlineData("attribute:a == 'a\\'", "a\\")]
    public void A_quoted_value_holds_anything_but_its_quote(string expression, string value) => Equals(expression, value);

    [Theory]
    [InlineData("attribute:stack == prod&&attribute:size == 10")]
    [InlineData("attribute:stack == test||attribute:size == 10")]
    [InlineData("(attribute:stack == prod)and(attribute:size == 10)")]
    [InlineData("(attribute:stack == test)or(attribute:size == 10)")]
    [InlineData("attribute:stack in [prod]and attribute:size == 10")]
    [InlineData("attribute:stack == 'prod'and attribute:size == 10")]
    public void Double_symbols_brackets_and_quotes_end_a_value(string expression) => Holds(expression);

    [Theory]
    [InlineData("attribute:stack exists AND attribute:size exists")]
    [InlineData("attribute:absent exists OR attribute:size exists")]
    [InlineData("NOT attribute:absent exists")]
    [InlineData("Not(attribute:absent exists)")]
    [InlineData("attribute:stack IN [prod]")]
    [InlineData("attribute:stack NOT_IN [test]")]
    [InlineData("attribute:stack !IN [test]")]
    [InlineData("attribute:stack EXISTS")]
    [InlineData("attribute:absent !EXISTS")]
    [InlineData("attribute:stack Equals prod")]
    [InlineData("attribute:stack MATCHES p.*")]
    public void Keywords_may_be_in_any_case(string expression) => Holds(expression);

    [Theory]
    [InlineData("Attribute:stack exists")]
    [InlineData("ATTRIBUTE:stack exists")]
    [InlineData("agentversion > 1")]
    [InlineData("AGENTVERSION > 1")]
    [InlineData("runningtaskscount > 1")]
    [InlineData("registeredat > 2018-01-01")]
    [InlineData("Task:group == x")]
    [InlineData("task:Group == x")]
    [InlineData("ec2instanceid == x")]
    [InlineData("agentConnected: == true")]
    [InlineData("attribute == x")]
    [InlineData("attribute.stack == x")]
    [InlineData("taskgroup == x")]
    [InlineData("task.group == x")]
    [InlineData("instanceType == x")]
    [InlineData("pendingTasksCount == 1")]
    [InlineData("containerInstanceArn == x")]
    public void Subjects_are_in_exactly_their_case_and_there_are_seven(string expression)
    {
        Assert.False(ClusterQuery.TryParse(expression, out _, out var error));
        Assert.Equal(0, error.Position);
        Assert.EndsWith("is not a subject", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Attribute_names_are_case_sensitive() => Fails("attribute:Stack exists");

    [Theory]
    [InlineData("a")]
    [InlineData("A-Z_0.9/x\\y")]
    [InlineData("com.amazonaws.ecs.capability.docker-remote-api.1.21")]
    [InlineData("...")]
    [InlineData("-")]
    public void Attribute_names_are_of_letters_digits_and_five_signs(string name) =>
        Assert.Equal($"attribute:{name} exists", ClusterQuery.Parse($"attribute:{name} exists").ToString());

    [Theory]
    [InlineData("a@b")]
    [InlineData("a+b")]
    [InlineData("a*")]
    [InlineData("ä")]
    [InlineData("a:b")]
    [InlineData("a#")]
    public void Other_signs_are_refused_in_attribute_names(string name)
    {
        Assert.False(ClusterQuery.TryParse($"attribute:{name} exists", out _, out var error));
        Assert.Equal(("attribute:".Length, $"'{name}' is not an attribute name"), (error.Position, error.Reason));
    }

    [Fact]
    public void An_attribute_name_has_up_to_128_characters()
    {
        Assert.True(ClusterQuery.TryParse($"attribute:{new string('n', 128)} exists", out _, out _));
        Assert.False(ClusterQuery.TryParse($"attribute:{new string('n', 129)} exists", out _, out var error));
        Assert.Equal(10, error.Position);
    }

    [Theory]
    [InlineData("attribute:a !exists", "attribute:a !exists")]
    [InlineData("!attribute:a exists", "not(attribute:a exists)")]
    [InlineData("attribute:a !in [b]", "attribute:a !in [b]")]
    [InlineData("!attribute:a in [b]", "not(attribute:a in [b])")]
    [InlineData("attribute:a !~ b", "attribute:a !~ b")]
    [InlineData("!attribute:a !~ b", "not(attribute:a !~ b)")]
    [InlineData("attribute:a != b", "attribute:a != b")]
    [InlineData("! ! attribute:a != b", "not(not(attribute:a != b))")]
    public void An_exclamation_mark_belongs_to_the_operator_behind_a_subject_and_negates_before_one(string expression, string canonical) =>
        Assert.Equal(canonical, ClusterQuery.Parse(expression).ToString());

    private static void Holds(string expression) => Assert.True(ClusterQuery.Parse(expression).Matches(new Facts()));

    private static void Fails(string expression) => Assert.False(ClusterQuery.Parse(expression).Matches(new Facts()));

    private static void Equals(string expression, string value) => Assert.True(
        ClusterQuery.Parse(expression).Matches(new Facts { Attributes = new Dictionary<string, string?> { ["a"] = value } }));
}
