namespace Plimsoll.Placement.Tests.Querying;

/// <summary>Every operator on an attribute that is absent, has no value, or has one of six values.</summary>
public sealed class AttributeTableTests
{
    private static readonly IReadOnlyList<Facts> Instances =
    [
        new Facts { Attributes = new Dictionary<string, string?>() },
        With(null), With(""), With("prod"), With("Prod"), With("10"), With("9"), With("-1.5"),
    ];

    //           absent, no value, empty, prod, Prod, 10, 9, -1.5
    [Theory]
    [InlineData("== prod", "...T....")]
    [InlineData("equals prod", "...T....")]
    [InlineData("== Prod", "....T...")]
    [InlineData("== pro", "........")]
    [InlineData("== 10", ".....T..")]
    [InlineData("== 10.0", "........")]
    [InlineData("== 010", "........")]
    [InlineData("== ''", ".TT.....")]
    [InlineData("== ' '", "........")]
    public void Equality_is_of_the_exact_text_and_no_value_equals_the_empty_text(string test, string expected) => Check(test, expected);

    [Theory]
    [InlineData("!= prod", ".TT.TTTT")]
    [InlineData("not_equals prod", ".TT.TTTT")]
    [InlineData("!= other", ".TTTTTTT")]
    [InlineData("!= ''", "...TTTTT")]
    [InlineData("!= 10.0", ".TTTTTTT")]
    public void Inequality_needs_the_attribute_to_be_there(string test, string expected) => Check(test, expected);

    [Theory]
    [InlineData("in [prod]", "...T....")]
    [InlineData("in [prod, 10]", "...T.T..")]
    [InlineData("in [prod,prod]", "...T....")]
    [InlineData("in ['', 9]", ".TT...T.")]
    [InlineData("in [x, y, z]", "........")]
    [InlineData("!in [prod]", ".TT.TTTT")]
    [InlineData("not_in [prod]", ".TT.TTTT")]
    [InlineData("!in [prod, Prod, 10, 9, '-1.5', '']", "........")]
    [InlineData("!in [x]", ".TTTTTTT")]
    public void Lists_ask_for_equality_with_any_or_none_and_for_the_attribute(string test, string expected) => Check(test, expected);

    [Theory]
    [InlineData("exists", ".TTTTTTT")]
    [InlineData("!exists", "T.......")]
    [InlineData("not_exists", "T.......")]
    public void Existence_is_the_only_thing_that_an_absent_attribute_can_satisfy(string test, string expected) => Check(test, expected);

    [Theory]
    [InlineData("> 9", "...TTT..")]
    [InlineData("greater_than 9", "...TTT..")]
    [InlineData(">= 9", "...TTTT.")]
    [InlineData("greater_than_equal 9", "...TTTT.")]
    [InlineData("< 10", "......TT")]
    [InlineData("less_than 10", "......TT")]
    [InlineData("<= 10", ".....TTT")]
    [InlineData("less_than_equal 10", ".....TTT")]
    [InlineData("> -2", "...TTTTT")]
    [InlineData("< 0", ".......T")]
    [InlineData(">= 10.0", "...TTT..")]
    [InlineData("<= 9.99", "......TT")]
    public void Order_is_numeric_between_numbers_and_by_characters_otherwise(string test, string expected) => Check(test, expected);

    [Theory]
    [InlineData("> a", "...T....")]
    [InlineData("< a", "....TTTT")]
    [InlineData(">= prod", "...T....")]
    [InlineData("<= prod", "...TTTTT")]
    [InlineData("> prod", "........")]
    [InlineData("< prod", "....TTTT")]
    [InlineData("> 9x", "...TT...")]
    [InlineData("< 9x", ".....TTT")]
    [InlineData("> ''", "...TTTTT")]
    [InlineData("< ''", "........")]
    public void Order_against_a_text_is_by_characters_and_a_value_is_needed(string test, string expected) => Check(test, expected);

    [Theory]
    [InlineData("=~ .*", ".TTTTTTT")]
    [InlineData("matches .*", ".TTTTTTT")]
    [InlineData("=~ .+", "...TTTTT")]
    [InlineData("=~ prod", "...T....")]
    [InlineData("=~ pro", "........")]
    [InlineData("=~ rod", "........")]
    [InlineData("=~ '(?i)prod'", "...TT...")]
    [InlineData("=~ [0-9]+", ".....TT.")]
    [InlineData("=~ '-?[0-9]+(\\.[0-9]+)?'", ".....TTT")]
    [InlineData("=~ ''", ".TT.....")]
    [InlineData("!~ .*", "........")]
    [InlineData("!~ prod", ".TT.TTTT")]
    [InlineData("not_matches prod", ".TT.TTTT")]
    [InlineData("!~ [0-9]+", ".TTTT..T")]
    public void Patterns_are_of_the_whole_value_and_need_the_attribute(string test, string expected) => Check(test, expected);

    private static Facts With(string? value) => new() { Attributes = new Dictionary<string, string?> { ["a"] = value } };

    private static void Check(string test, string expected) => Truth.Row($"attribute:a {test}", Instances, expected);
}
