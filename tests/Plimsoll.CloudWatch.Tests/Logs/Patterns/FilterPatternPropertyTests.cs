using CsCheck;
using Plimsoll.CloudWatch.Logs.Patterns;

namespace Plimsoll.CloudWatch.Tests.Logs.Patterns;

public sealed class FilterPatternPropertyTests
{
    private static readonly Gen<string> Word = Gen.String[Gen.Char["abAB_1"], 1, 4];
    private static readonly Gen<string> Phrase = Gen.String[Gen.Char["ab \"\\-%{["], 1, 6];
    private static readonly Gen<Term> AnyTerm = Gen.Select(Gen.Enum<TermRole>(), Gen.OneOf(Word, Phrase), (role, text) => new Term(role, text, null));
    private static readonly Gen<string> Message = Gen.String[Gen.Char["abAB_1 \"\\-"], 0, 20];

    private static readonly Gen<Operand> AnyOperand = Gen.OneOf(
        Phrase.Select(p => new Operand(p, null, null, Quoted: true)),
        Gen.OneOf(Word, Word.Select(w => $"*{w}*"), Word.Select(w => $"{w}*")).Select(w => new Operand(w, PatternNumber.TryParse(w), null, Quoted: false)),
        Gen.Int[-20, 20].Select(n => new Operand($"{n}", PatternNumber.TryParse($"{n}"), null, Quoted: false)));

    private static readonly Gen<JsonSelector> AnySelector = Gen.OneOf(
        Gen.Char["abc"].Select(c => new JsonStep($"{c}", null)),
        Gen.Const(new JsonStep("d.e", null))).Select(
            Gen.OneOf(Gen.Int[0, 2].Select(i => new JsonStep(null, i)), Gen.Char["xy"].Select(c => new JsonStep($"{c}", null))).List[0, 2],
            (first, rest) => new JsonSelector([first, .. rest]));

    private static readonly Gen<JsonTest> AnyTest = Gen.OneOf<JsonTest>(
        Gen.Select(AnySelector, Gen.Bool, AnyOperand, (s, e, o) => (JsonTest)new JsonComparison(s, e ? Comparison.Equal : Comparison.NotEqual, o)),
        Gen.Select(AnySelector, Gen.Bool.Select(b => b ? Comparison.Less : Comparison.GreaterOrEqual), Gen.Int[-9, 9], (s, c, n) =>
            (JsonTest)new JsonComparison(s, c, new Operand($"{n}", PatternNumber.TryParse($"{n}"), null, Quoted: false))),
        AnySelector.Select(s => (JsonTest)new JsonNotExists(s)),
        AnySelector.Select(s => (JsonTest)new JsonIs(s, System.Text.Json.JsonValueKind.Null)));

    private static Gen<Expression<JsonTest>> Expressions(int depth) => depth == 0
        ? AnyTest.Select(t => (Expression<JsonTest>)new Single<JsonTest>(t))
        : Gen.OneOf(
            AnyTest.Select(t => (Expression<JsonTest>)new Single<JsonTest>(t)),
            Gen.Select(Expressions(depth - 1), Expressions(depth - 1), (l, r) => (Expression<JsonTest>)new Both<JsonTest>(l, r)),
            Gen.Select(Expressions(depth - 1), Expressions(depth - 1), (l, r) => (Expression<JsonTest>)new Either<JsonTest>(l, r)));

    [Fact]
    public void A_printed_term_pattern_reads_back_as_itself() => AnyTerm.List[0, 5].Sample(terms =>
    {
        var printed = new TermPattern(terms).ToString();
        Assert.Equal(printed, FilterPattern.Parse(printed).ToString());
    });

    [Fact]
    public void A_term_pattern_matches_as_the_rule_says_word_for_word() => Gen.Select(AnyTerm.List[0, 5], Message).Sample((terms, message) =>
    {
        bool Has(Term t) => t.Text!.Trim().Length == 0 || message.Contains(t.Text, StringComparison.Ordinal);
        var plain = terms.Where(t => t.Role != TermRole.Optional).ToList();
        var expected = plain.Count > 0
            ? plain.All(t => Has(t) == (t.Role == TermRole.Required))
            : terms.Count == 0 || terms.Any(Has);
        Assert.Equal(expected, FilterPattern.Parse(new TermPattern(terms).ToString()).Matches(message));
    });

    [Fact]
    public void A_printed_JSON_pattern_reads_back_as_itself() => Expressions(3).Sample(expression =>
    {
        var printed = new JsonPattern(expression).ToString();
        Assert.Equal(printed, FilterPattern.Parse(printed).ToString());
    });

    [Fact]
    public void Any_text_is_either_a_pattern_or_refused_as_one() =>
        Gen.String[Gen.Char["{}[]()$.*=!<>&|?-%\"\\ a1,'ISNULT"], 0, 40].Sample(text =>
        {
            try
            {
                FilterPattern.Parse(text).Matches("{\"a\":1}");
            }
            catch (FilterPatternException)
            {
                // The one exception that a caller has to expect.
            }
        });

    [Fact]
    public void AND_binds_tighter_than_OR() => Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool).Sample((a, b, c) => Assert.Equal(
        a || (b && c),
        FilterPattern.Parse("{ $.a IS TRUE || $.b IS TRUE && $.c IS TRUE }").Matches(
            $$"""{"a":{{(a ? "true" : "false")}},"b":{{(b ? "true" : "false")}},"c":{{(c ? "true" : "false")}}}""")));
}
