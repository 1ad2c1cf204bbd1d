using Plimsoll.Placement.Querying;

namespace Plimsoll.Placement.Tests.Querying;

/// <summary>An expression that is wrong is refused with what is wrong and where.</summary>
public sealed class ErrorTests
{
    [Theory]
    [InlineData("", "the expression is empty", 0)]
    [InlineData("   ", "the expression is empty", 3)]
    [InlineData("attribute:a", "expected an operator", 11)]
    [InlineData("attribute:a ==", "a value is missing", 14)]
    [InlineData("attribute:a == )", "a value is missing", 15)]
    [InlineData("attribute:a like b", "expected an operator", 12)]
    [InlineData("attribute:a = b", "expected an operator", 12)]
    [InlineData("attribute:a == b c", "expected 'and', 'or' or the end", 17)]
    [InlineData("attribute:a == b and", "expected a subject", 20)]
    [InlineData("attribute:a == b or or", "'or' is not a subject", 20)]
    [InlineData("and attribute:a == b", "'and' is not a subject", 0)]
    [InlineData("(attribute:a == b", "expected ')'", 17)]
    [InlineData("attribute:a == b)", "expected 'and', 'or' or the end", 16)]
    [InlineData("()", "expected a subject", 1)]
    [InlineData("not", "expected a subject", 3)]
    [InlineData("attribute:a == 'b", "the quote is not closed", 15)]
    [InlineData("attribute:a == \"b'", "the quote is not closed", 15)]
    public void Syntax_errors_name_their_place(string expression, string reason, int position) => Check(expression, reason, position);

    [Theory]
    [InlineData("attribute:a in b", "expected '['", 15)]
    [InlineData("attribute:a in []", "a value is missing", 16)]
    [InlineData("attribute:a in [b", "expected ',' or ']'", 17)]
    [InlineData("attribute:a in [b,]", "a value is missing", 18)]
    [InlineData("attribute:a in [b c]", "expected ',' or ']'", 18)]
    [InlineData("attribute:a in (b)", "expected '['", 15)]
    public void Lists_that_are_wrong_name_their_place(string expression, string reason, int position) => Check(expression, reason, position);

    [Theory]
    [InlineData("status == ACTIVE", "'status' is not a subject", 0)]
    [InlineData("task:started-by == x", "'task:started-by' is not a subject", 0)]
    [InlineData("task:family == x", "'task:family' is not a subject", 0)]
    [InlineData("AgentConnected == true", "'AgentConnected' is not a subject", 0)]
    [InlineData("agentconnected == true", "'agentconnected' is not a subject", 0)]
    [InlineData("memberOf(attribute:a == b)", "'memberOf' is not a subject", 0)]
    [InlineData("attribute: == b", "'' is not an attribute name", 10)]
    [InlineData("attribute:a%b == c", "'a%b' is not an attribute name", 10)]
    [InlineData("attribute:a:b == c", "'a:b' is not an attribute name", 10)]
    public void Unknown_subjects_and_bad_attribute_names_are_refused(string expression, string reason, int position) =>
        Check(expression, reason, position);

    [Theory]
    [InlineData("agentConnected > true", "'agentConnected' does not take the operator '>'", 15)]
    [InlineData("agentConnected exists", "'agentConnected' does not take the operator 'exists'", 15)]
    [InlineData("agentVersion =~ 1.*", "'agentVersion' does not take the operator '=~'", 13)]
    [InlineData("agentVersion in [1.0]", "'agentVersion' does not take the operator 'in'", 13)]
    [InlineData("ec2InstanceId < i-1", "'ec2InstanceId' does not take the operator '<'", 14)]
    [InlineData("ec2InstanceId exists", "'ec2InstanceId' does not take the operator 'exists'", 14)]
    [InlineData("registeredAt =~ 2018.*", "'registeredAt' does not take the operator '=~'", 13)]
    [InlineData("registeredAt in [2018-01-01]", "'registeredAt' does not take the operator 'in'", 13)]
    [InlineData("runningTasksCount =~ 1", "'runningTasksCount' does not take the operator '=~'", 18)]
    [InlineData("runningTasksCount in [1]", "'runningTasksCount' does not take the operator 'in'", 18)]
    [InlineData("runningTasksCount exists", "'runningTasksCount' does not take the operator 'exists'", 18)]
    [InlineData("task:group > a", "'task:group' does not take the operator '>'", 11)]
    [InlineData("task:group exists", "'task:group' does not take the operator 'exists'", 11)]
    public void Operators_that_a_subject_does_not_take_are_refused(string expression, string reason, int position) =>
        Check(expression, reason, position);

    [Theory]
    [InlineData("agentConnected == yes", "'yes' is not true or false", 18)]
    [InlineData("agentConnected == TRUE", "'TRUE' is not true or false", 18)]
    [InlineData("agentConnected in [true, maybe]", "'maybe' is not true or false", 25)]
    [InlineData("agentVersion > latest", "'latest' is not a version", 15)]
    [InlineData("agentVersion > 1..2", "'1..2' is not a version", 15)]
    [InlineData("agentVersion > 1.x", "'1.x' is not a version", 15)]
    [InlineData("registeredAt > yesterday", "'yesterday' is not a date", 15)]
    [InlineData("registeredAt > 2018-13-01", "'2018-13-01' is not a date", 15)]
    [InlineData("registeredAt > 2018-02-30", "'2018-02-30' is not a date", 15)]
    [InlineData("registeredAt > 18-02-03", "'18-02-03' is not a date", 15)]
    [InlineData("registeredAt > 2018-06-18T22:28", "'2018-06-18T22:28' is not a date", 15)]
    [InlineData("runningTasksCount < many", "'many' is not a number", 20)]
    [InlineData("runningTasksCount < -1", "'-1' is not a number", 20)]
    [InlineData("runningTasksCount < 1.5", "'1.5' is not a number", 20)]
    [InlineData("runningTasksCount < 99999999999", "'99999999999' is not a number", 20)]
    [InlineData("attribute:a =~ '('", "'(' is not a regular expression", 15)]
    [InlineData("attribute:a =~ '*a'", "'*a' is not a regular expression", 15)]
    [InlineData("attribute:a =~ '[a'", "'[a' is not a regular expression", 15)]
    [InlineData("attribute:a =~ '[a-z&&b]'", "nested character classes are not supported", 15)]
    public void Values_of_the_wrong_type_are_refused(string expression, string reason, int position) => Check(expression, reason, position);

    [Fact]
    public void An_expression_of_2000_characters_is_accepted_and_one_more_is_not()
    {
        const string Start = "attribute:a == ";
        var longest = Start + new string('x', ClusterQuery.MaxLength - Start.Length);

        Assert.True(ClusterQuery.TryParse(longest, out _, out _));
        Assert.False(ClusterQuery.TryParse(longest + "x", out _, out var error));
        Assert.Equal("longer than 2000 characters", error.Reason);
    }

    [Theory]
    [InlineData("(", "attribute:a exists", ")")]
    [InlineData("!", "attribute:a exists", "")]
    [InlineData("not ", "attribute:a exists", "")]
    public void Nesting_that_could_exhaust_the_stack_is_refused(string open, string middle, string close)
    {
        string Nest(int depth) => string.Concat(Enumerable.Repeat(open, depth)) + middle + string.Concat(Enumerable.Repeat(close, depth));

        Assert.True(ClusterQuery.TryParse(Nest(90), out _, out _));
        Assert.False(ClusterQuery.TryParse(Nest(400), out _, out var error));
        Assert.Equal("nested deeper than 100", error.Reason);
    }

    [Fact]
    public void The_message_is_the_text_of_an_invalid_parameter_exception()
    {
        var error = Assert.Throws<ClusterQueryException>(() => ClusterQuery.Parse("attribute:a like b"));

        Assert.Equal("Invalid expression: expected an operator at position 12.", error.Message);
        Assert.IsAssignableFrom<PlacementValidationException>(error);
    }

    private static void Check(string expression, string reason, int position)
    {
        Assert.False(ClusterQuery.TryParse(expression, out _, out var error));
        Assert.Equal((reason, position), (error.Reason, error.Position));
    }
}
