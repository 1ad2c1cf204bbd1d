using Plimsoll.Placement.Querying;
using Plimsoll.Placement.Querying.Syntax;

namespace Plimsoll.Placement.Tests.Querying.Syntax;

/// <summary>Where tokens end.</summary>
public sealed class QueryCursorTests
{
    [Theory]
    [InlineData("attribute:a.b-c == x", "attribute:a.b-c")]
    [InlineData("agentVersion<1", "agentVersion")]
    [InlineData("agentVersion>=1", "agentVersion")]
    [InlineData("attribute:a!=b", "attribute:a")]
    [InlineData("attribute:a=~b", "attribute:a")]
    [InlineData("attribute:a/b\\c_d exists", "attribute:a/b\\c_d")]
    [InlineData("(x)", "")]
    [InlineData("", "")]
    public void A_subject_ends_at_a_space_a_bracket_or_an_operator(string text, string subject) =>
        Assert.Equal(subject, new QueryCursor(text).TakeSubject());

    [Theory]
    [InlineData("a b", "a")]
    [InlineData("a)", "a")]
    [InlineData("a]", "a")]
    [InlineData("a,b", "a")]
    [InlineData("a&&b", "a")]
    [InlineData("a||b", "a")]
    [InlineData("a&b|c", "a&b|c")]
    [InlineData("a=b<c>d!e~f", "a=b<c>d!e~f")]
    [InlineData("service:web/x*y+z@w\\v", "service:web/x*y+z@w\\v")]
    [InlineData("'a b'c", "a b")]
    [InlineData("\"it's\"", "it's")]
    [InlineData("''", "")]
    [InlineData("  x", "x")]
    public void A_value_ends_at_its_quote_or_at_what_cannot_be_bare(string text, string value) =>
        Assert.Equal(value, new QueryCursor(text).TakeArgument().Text);

    [Theory]
    [InlineData("r[0-9]x y", "r[0-9]x")]
    [InlineData("r[ab]) and", "r[ab]")]
    public void A_pattern_may_hold_square_brackets(string text, string value) =>
        Assert.Equal(value, new QueryCursor(text).TakeArgument(pattern: true).Text);

    [Theory]
    [InlineData("and x", true)]
    [InlineData("AND x", true)]
    [InlineData("and(x)", true)]
    [InlineData("and", true)]
    [InlineData("android", false)]
    [InlineData("and-x", false)]
    [InlineData("an", false)]
    [InlineData("", false)]
    public void A_keyword_stands_alone(string text, bool taken) => Assert.Equal(taken, new QueryCursor(text).TakeKeyword("and"));

    [Fact]
    public void What_is_not_taken_is_left()
    {
        var cursor = new QueryCursor("  or x");

        Assert.False(cursor.TakeKeyword("and"));
        Assert.False(cursor.Take("("));
        Assert.True(cursor.TakeKeyword("or"));
        Assert.Equal("x", cursor.TakeArgument().Text);
        Assert.True(cursor.AtEnd());
    }

    [Theory]
    [InlineData("   x", 3)]
    [InlineData("x", 0)]
    public void A_value_knows_its_place(string text, int position) => Assert.Equal(position, new QueryCursor(text).TakeArgument().Position);

    [Theory]
    [InlineData("", "a value is missing", 0)]
    [InlineData("   ", "a value is missing", 3)]
    [InlineData(" )", "a value is missing", 1)]
    [InlineData(" 'x", "the quote is not closed", 1)]
    public void A_value_that_is_not_there_is_an_error_with_its_place(string text, string reason, int position)
    {
        var error = Assert.Throws<ClusterQueryException>(() => new QueryCursor(text).TakeArgument());

        Assert.Equal((reason, position), (error.Reason, error.Position));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "''")]
    [InlineData("two words", "'two words'")]
    [InlineData("it's", "\"it's\"")]
    [InlineData("say \"x\"", "'say \"x\"'")]
    [InlineData("[x]", "'[x]'")]
    [InlineData("a&&b", "'a&&b'")]
    [InlineData("a|b", "a|b")]
    public void A_value_prints_so_that_it_reads_back(string value, string printed)
    {
        Assert.Equal(printed, Argument.Print(value));
        Assert.Equal(value, new QueryCursor(printed).TakeArgument().Text);
    }
}
