using Plimsoll.Agent.Logs;

namespace Plimsoll.Agent.Tests.Logs;

public class Re2PatternTests
{
    [Theory]
    [InlineData(@"^\d{4}-", "2026-11", true)]
    [InlineData(@"^\d", "٣", false)]
    [InlineData(@"^\w$", "é", false)]
    [InlineData(@"^[\W]$", "é", true)]
    [InlineData("^[[:upper:]]+:", "ERROR: x", true)]
    [InlineData("^[[:upper:]]+:", "error: x", false)]
    [InlineData("(?i)^error", "ERROR", true)]
    [InlineData("(?P<level>INFO|WARN)", "x WARN", true)]
    [InlineData(@"^\Q[x]\E", "[x] y", true)]
    [InlineData(@"^\x5b", "[", true)]
    [InlineData(@"^\[%", "[%", true)]
    [InlineData(@"^\pL", "é", true)]
    [InlineData("^[a-c-[b]", "[", true)]
    [InlineData("(?U)^a+$", "aaa", true)]
    [InlineData("^{x", "{x", true)]
    public void A_pattern_means_what_it_means_in_RE2(string pattern, string text, bool matches) =>
        Assert.Equal(matches, Re2Pattern.Compile(pattern).IsMatch(text));

    [Theory]
    [InlineData(@"(a)\1", @"error parsing regexp: invalid escape sequence: `\1`")]
    [InlineData("(?=a)", "error parsing regexp: invalid or unsupported Perl syntax: `(?=`")]
    [InlineData("(?!a)", "error parsing regexp: invalid or unsupported Perl syntax: `(?!`")]
    [InlineData("(?<=a)", "error parsing regexp: invalid or unsupported Perl syntax: `(?<`")]
    [InlineData("(?>a)", "error parsing regexp: invalid or unsupported Perl syntax: `(?>`")]
    [InlineData(@"a\Z", @"error parsing regexp: invalid escape sequence: `\Z`")]
    [InlineData("a{1001}", "error parsing regexp: invalid repeat count: `{1001}`")]
    [InlineData("[a", "error parsing regexp: missing closing ]: `[a`")]
    public void What_RE2_does_not_have_is_refused_in_Gos_words(string pattern, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Re2Pattern.Compile(pattern)).Message);

    [Theory]
    [InlineData("a**")]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("a*+")]
    public void What_no_expression_may_look_like_is_refused(string pattern) => Assert.Throws<FormatException>(() => Re2Pattern.Compile(pattern));

    // With backtracking this takes longer than the universe is old.
    [Fact]
    public void Matching_takes_time_in_proportion_to_the_text() => Assert.DoesNotMatch(Re2Pattern.Compile("^(a+)+$"), new string('a', 10_000) + "b");
}
