using System.Diagnostics;
using Plimsoll.Placement.Querying.Syntax;
using Plimsoll.Placement.Querying.Terms;

namespace Plimsoll.Placement.Tests.Querying.Terms;

/// <summary>Patterns mean what java.util.regex.Matcher.matches() makes of them.</summary>
public sealed class JavaPatternTests
{
    [Theory]
    [InlineData("abc", "abc", true)]
    [InlineData("abc", "xabc", false)]
    [InlineData("abc", "abcx", false)]
    [InlineData("abc", "abc\n", false)]
    [InlineData("a|ab", "ab", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("^abc$", "abc", true)]
    public void The_whole_text_must_match(string pattern, string text, bool expected) => Check(pattern, text, expected);

    [Theory]
    [InlineData("[a-c]+", "abcabc", true)]
    [InlineData("[^a-c]+", "xyz", true)]
    [InlineData("[^a-c]+", "xaz", false)]
    [InlineData(@"\d{3}", "123", true)]
    [InlineData(@"\d{3}", "12", false)]
    [InlineData(@"\w+\s\w+", "hello world", true)]
    [InlineData(@"\S+", "a b", false)]
    [InlineData("a{2,3}", "aaa", true)]
    [InlineData("a{2,}", "a", false)]
    [InlineData("a*?b", "aaab", true)]
    [InlineData("a+?", "aaa", true)]
    [InlineData("a??", "a", true)]
    [InlineData("(a|b)*c", "ababc", true)]
    [InlineData("(?:ab)+", "abab", true)]
    [InlineData("(?i)abc", "ABC", true)]
    [InlineData("abc", "ABC", false)]
    [InlineData(@"a\.b", "a.b", true)]
    [InlineData(@"a\.b", "axb", false)]
    [InlineData("a.b", "axb", true)]
    public void The_common_part_of_the_dialects_works(string pattern, string text, bool expected) => Check(pattern, text, expected);

    [Theory]
    [InlineData(@"(a)\1", "aa", true)]
    [InlineData(@"(a|b)\1", "ab", false)]
    [InlineData("(?=ab)a.", "ab", true)]
    [InlineData("(?!ab)a.", "ab", false)]
    [InlineData("a(?<=a)b", "ab", true)]
    public void Look_around_and_back_references_work(string pattern, string text, bool expected) => Check(pattern, text, expected);

    [Theory]
    [InlineData("a*+a", "aaa", false)]
    [InlineData("a*+b", "aab", true)]
    [InlineData("a++b", "aab", true)]
    [InlineData("a?+a", "a", false)]
    [InlineData("a{1,3}+a", "aaa", false)]
    [InlineData("(ab)*+c", "ababc", true)]
    [InlineData("[ab]++c", "abac", true)]
    [InlineData(@"\d++x", "12x", true)]
    [InlineData("x(a|b)++y", "xaby", true)]
    public void Possessive_quantifiers_give_nothing_back(string pattern, string text, bool expected) => Check(pattern, text, expected);

    [Theory]
    [InlineData(@"\Qa.b\E", "a.b", true)]
    [InlineData(@"\Qa.b\E", "axb", false)]
    [InlineData(@"\Qa*b\E+", "a*bb", true)]
    [InlineData(@"\Q[x]", "[x]", true)]
    [InlineData(@"\p{Alpha}+", "abcXYZ", true)]
    [InlineData(@"\p{Alpha}+", "abc1", false)]
    [InlineData(@"\P{Alpha}+", "123", true)]
    [InlineData(@"[\p{Lower}\p{Digit}]+", "abc123", true)]
    [InlineData(@"[\p{Lower}\p{Digit}]+", "ABC", false)]
    [InlineData(@"\p{XDigit}{4}", "dEaD", true)]
    [InlineData(@"\p{Punct}", "!", true)]
    [InlineData(@"\p{Alnum}+", "a1", true)]
    [InlineData(@"\p{Upper}", "a", false)]
    [InlineData(@"\p{Lu}", "A", true)]
    public void What_java_spells_otherwise_is_translated(string pattern, string text, bool expected) => Check(pattern, text, expected);

    [Theory]
    [InlineData("(a+)+b")]
    [InlineData("(a|a)*b")]
    [InlineData("(a|aa)+b")]
    [InlineData(@"(a+)+\1b")]
    [InlineData("(?=(a+)+b)a+")]
    public void A_pattern_that_explodes_is_cut_short_and_then_neither_matches_nor_fails_to(string pattern)
    {
        var compiled = JavaPattern.Compile(new Argument(pattern, 0));
        var clock = Stopwatch.StartNew();

        var answer = compiled.Matches(new string('a', 60));

        Assert.NotEqual(true, answer);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"took {clock.Elapsed}");
    }

    private static void Check(string pattern, string text, bool expected) =>
        Assert.Equal(expected, JavaPattern.Compile(new Argument(pattern, 0)).Matches(text));
}
