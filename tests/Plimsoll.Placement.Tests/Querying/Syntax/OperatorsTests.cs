using Plimsoll.Placement.Querying.Syntax;

namespace Plimsoll.Placement.Tests.Querying.Syntax;

/// <summary>Spellings and meanings of operators.</summary>
public sealed class OperatorsTests
{
    public static TheoryData<string> Words { get; } =
        ["equals", "not_equals", "greater_than", "greater_than_equal", "less_than", "less_than_equal", "matches", "not_matches", "in", "not_in", "!in", "exists", "not_exists", "!exists"];

    [Theory]
    [MemberData(nameof(Words))]
    public void A_word_in_any_case_is_its_operator(string word)
    {
        Assert.True(Operators.TryParseWord(word, out var op));
        Assert.True(Operators.TryParseWord(word.ToUpperInvariant(), out var upper));
        Assert.Equal(op, upper);
    }

    [Theory]
    [InlineData("equal")]
    [InlineData("is")]
    [InlineData("not")]
    [InlineData("")]
    [InlineData("! in")]
    [InlineData("==")]
    public void Other_words_are_none(string word) => Assert.False(Operators.TryParseWord(word, out _));

    [Fact]
    public void Every_operator_has_a_symbol_of_its_own()
    {
        var symbols = Enum.GetValues<Operator>().Select(op => op.Symbol()).ToArray();

        Assert.Equal(symbols.Length, symbols.Distinct().Count());
    }

    [Theory]
    [InlineData(-1, "!= < <=")]
    [InlineData(0, "== >= <=")]
    [InlineData(1, "!= > >=")]
    public void A_comparison_satisfies_the_operators_it_should(int comparison, string satisfied)
    {
        var accepting = Operators.Symbols.Where(symbol => symbol.Operator is not (Operator.Match or Operator.NotMatch))
            .Where(symbol => symbol.Operator.Accepts(comparison)).Select(symbol => symbol.Text);

        Assert.Equal(satisfied.Split(' ').Order(StringComparer.Ordinal), accepting.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("<", "<=")]
    [InlineData(">", ">=")]
    public void A_longer_symbol_is_tried_before_the_one_it_starts_with(string shorter, string longer)
    {
        var texts = Operators.Symbols.Select(symbol => symbol.Text).ToList();

        Assert.True(texts.IndexOf(longer) < texts.IndexOf(shorter));
    }

    [Fact]
    public void Kinds_of_operators_do_not_overlap() => Assert.All(
        Enum.GetValues<Operator>(),
        op => Assert.True((op.IsList() ? 1 : 0) + (op.IsExistence() ? 1 : 0) + (op.IsOrder() ? 1 : 0) <= 1));
}
