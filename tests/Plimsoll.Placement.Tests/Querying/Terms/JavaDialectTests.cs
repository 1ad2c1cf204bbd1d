using CsCheck;
using Plimsoll.Placement.Querying;
using Plimsoll.Placement.Querying.Syntax;
using Plimsoll.Placement.Querying.Terms;

namespace Plimsoll.Placement.Tests.Querying.Terms;

/// <summary>The corners of Java's patterns: classes, escapes, flags, counts, what is refused.</summary>
public sealed class JavaDialectTests
{
    // A sample of each character kind: a A 0 _ space tab - . é
    private const string Characters = "aA0_ \t-.é";

    [Theory]
    [InlineData(".", "TTTTTTTTT")]
    [InlineData("[a]", "T........")]
    [InlineData("[^a]", ".TTTTTTTT")]
    [InlineData("[a-z]", "T........")]
    [InlineData("[A-Za-z]", "TT.......")]
    [InlineData("[a-zA-Z0-9_]", "TTTT.....")]
    [InlineData("[-a]", "T.....T..")]
    [InlineData("[a-]", "T.....T..")]
    [InlineData("[.]", ".......T.")]
    [InlineData(@"\.", ".......T.")]
    [InlineData(@"[\-\.]", "......TT.")]
    [InlineData(@"\s", "....TT...")]
    [InlineData(@"\S", "TTTT..TTT")]
    [InlineData(@"\D", "TT.TTTTTT")]
    [InlineData(@"\t", ".....T...")]
    [InlineData(@"\x41", ".T.......")]
    [InlineData(@"\u0041", ".T.......")]
    [InlineData(@"[\u0041-\u005A]", ".T.......")]
    [InlineData(@"\p{Lower}", "T........")]
    [InlineData(@"\p{Upper}", ".T.......")]
    [InlineData(@"\p{Alpha}", "TT.......")]
    [InlineData(@"\p{Digit}", "..T......")]
    [InlineData(@"\p{Alnum}", "TTT......")]
    [InlineData(@"\p{Punct}", "...T..TT.")]
    [InlineData(@"\p{Graph}", "TTTT..TT.")]
    [InlineData(@"\p{Print}", "TTTTT.TT.")]
    [InlineData(@"\p{Blank}", "....TT...")]
    [InlineData(@"\p{Space}", "....TT...")]
    [InlineData(@"\p{Cntrl}", ".....T...")]
    [InlineData(@"\p{XDigit}", "TTT......")]
    [InlineData(@"\p{ASCII}", "TTTTTTTT.")]
    [InlineData(@"\P{ASCII}", "........T")]
    [InlineData(@"\P{Alnum}", "...TTTTTT")]
    [InlineData(@"[^\p{Alnum}]", "...TTTTTT")]
    [InlineData(@"[\p{Upper}_]", ".T.T.....")]
    [InlineData(@"\p{L}", "TT......T")]
    [InlineData(@"\p{Ll}", "T.......T")]
    public void Classes_hold_these_characters(string pattern, string expected)
    {
        var compiled = Compile(pattern);

        Assert.Equal(expected, string.Concat(Characters.Select(character => compiled.Matches($"{character}") == true ? 'T' : '.')));
    }

    // Of "", a, aa, aaa, aaaa
    [Theory]
    [InlineData("a*", "TTTTT")]
    [InlineData("a+", ".TTTT")]
    [InlineData("a?", "TT...")]
    [InlineData("a{0}", "T....")]
    [InlineData("a{2}", "..T..")]
    [InlineData("a{2,}", "..TTT")]
    [InlineData("a{1,3}", ".TTT.")]
    [InlineData("a{0,1}", "TT...")]
    [InlineData("a*?", "TTTTT")]
    [InlineData("a{1,3}?", ".TTT.")]
    [InlineData("a*+", "TTTTT")]
    [InlineData("a++", ".TTTT")]
    [InlineData("a{1,3}+", ".TTT.")]
    [InlineData("a?+a", "..T..")]
    [InlineData("a*+a", ".....")]
    [InlineData("a{1,2}+a", "...T.")]
    [InlineData("(aa)*", "T.T.T")]
    [InlineData("(?:aa)+a?", "..TTT")]
    [InlineData("(?>a|aa)a", "..T..")]
    [InlineData("a|aaa", ".T.T.")]
    [InlineData("|aa", "T.T..")]
    [InlineData("(a)(a)?", ".TT..")]
    [InlineData(@"(a+)\1", "..T.T")]
    public void Quantifiers_take_these_counts(string pattern, string expected)
    {
        var compiled = Compile(pattern);

        Assert.Equal(expected, string.Concat(Enumerable.Range(0, 5).Select(count => compiled.Matches(new string('a', count)) == true ? 'T' : '.')));
    }

    [Theory]
    [InlineData("(?i)prod", "PROD", true)]
    [InlineData("(?i:p)rod", "Prod", true)]
    [InlineData("(?i:p)rod", "PROD", false)]
    [InlineData("pr(?i)od", "prOD", true)]
    [InlineData("pr(?i)od", "PRod", false)]
    [InlineData("(?s).*", "a\nb", true)]
    [InlineData(".*", "a\nb", false)]
    [InlineData("(?-i)prod", "PROD", false)]
    public void Flags_hold_from_where_they_stand(string pattern, string text, bool expected) => Assert.Equal(expected, Compile(pattern).Matches(text));

    [Theory]
    [InlineData(@"\Q\E", "", true)]
    [InlineData(@"\Q.*\E", ".*", true)]
    [InlineData(@"\Q.*\E", "ab", false)]
    [InlineData(@"a\Q+\Eb", "a+b", true)]
    [InlineData(@"\Qa\E{2}", "aa", true)]
    [InlineData(@"\Q\d\E", @"\d", true)]
    [InlineData(@"\Q(", "(", true)]
    [InlineData(@"\Qa b\E", "a b", true)]
    [InlineData(@"\\", @"\", true)]
    [InlineData(@"\(\)", "()", true)]
    [InlineData(@"\[a\]", "[a]", true)]
    [InlineData(@"a\+", "a+", true)]
    public void Quoted_and_escaped_signs_stand_for_themselves(string pattern, string text, bool expected) =>
        Assert.Equal(expected, Compile(pattern).Matches(text));

    [Theory]
    [InlineData(@"web-(\d+)\.(?:eu|us)", "web-12.eu", true)]
    [InlineData(@"web-(\d+)\.(?:eu|us)", "web-.eu", false)]
    [InlineData("(?=.*a)(?=.*b).{2}", "ba", true)]
    [InlineData("(?=.*a)(?=.*b).{2}", "aa", false)]
    [InlineData("(?!prod).*", "test", true)]
    [InlineData("(?!prod).*", "production", false)]
    [InlineData(".*(?<!-old)", "web-new", true)]
    [InlineData(".*(?<!-old)", "web-old", false)]
    [InlineData(@"(?<tier>\w)-\k<tier>", "a-a", true)]
    [InlineData(@"(?<tier>\w)-\k<tier>", "a-b", false)]
    public void Groups_and_look_around_work_as_people_use_them(string pattern, string text, bool expected) =>
        Assert.Equal(expected, Compile(pattern).Matches(text));

    [Theory]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("[")]
    [InlineData("[a")]
    [InlineData("*")]
    [InlineData("+a")]
    [InlineData("?")]
    [InlineData("a**")]
    [InlineData("(?<a")]
    [InlineData("(?z)a")]
    [InlineData("a{3,1}")]
    [InlineData("[z-a]")]
    [InlineData(@"\")]
    [InlineData(@"\p{NoSuchClass}")]
    [InlineData("[a[b]]")]
    [InlineData("[a-z&&[^b]]")]
    public void What_is_no_pattern_is_refused_where_the_value_begins(string pattern)
    {
        var error = Assert.Throws<ClusterQueryException>(() => JavaPattern.Compile(new Argument(pattern, 42)));

        Assert.Equal(42, error.Position);
    }

    [Fact]
    public void Any_text_quoted_matches_itself_and_nothing_longer() => Gen.String[Gen.Char[' ', '~'], 0, 30].Sample(text =>
        text.Contains(@"\E", StringComparison.Ordinal) || text.EndsWith('\\')
        || (Compile($@"\Q{text}\E").Matches(text) == true && Compile($@"\Q{text}\E").Matches(text + "x") == false));

    [Fact]
    public void Any_text_is_a_pattern_or_is_refused_and_nothing_else() => Gen.String[Gen.Char["ab01()[]{}*+?|^$.\\-,&<>=!:pQEdwsPk"], 0, 25].Sample(
        text =>
        {
            try
            {
                Compile(text);
                return true;
            }
            catch (ClusterQueryException error)
            {
                return error.Position == 0;
            }
        },
        iter: 5_000);

    private static JavaPattern Compile(string pattern) => JavaPattern.Compile(new Argument(pattern, 0));
}
