using Plimsoll.CloudWatch.Logs.Patterns;

namespace Plimsoll.CloudWatch.Tests.Logs.Patterns;

/// <summary>The operators that AWS's page lists, with its examples.</summary>
public sealed class DocumentedRegexTests
{
    [Theory]
    [InlineData("^[hc]at", "cat food", true)]
    [InlineData("^[hc]at", "a cat", false)]
    [InlineData("[hc]at$", "a hat", true)]
    [InlineData("[hc]at$", "a hat\n", false)]
    [InlineData("^colou?r$", "color", true)]
    [InlineData("^colou?r$", "colour", true)]
    [InlineData("^[abcx-z]$", "y", true)]
    [InlineData("^[abcx-z]$", "d", false)]
    [InlineData("^a{3,5}$", "aaaa", true)]
    [InlineData("^a{3,5}$", "aa", false)]
    [InlineData("^a{,2}$", "aa", true)]
    [InlineData("^a{,2}$", "aaa", false)]
    [InlineData("^a{2,}$", "aaa", true)]
    [InlineData("^starting|^initializing|^shutting down", "shutting down now", true)]
    [InlineData("^starting|^initializing|^shutting down", "skipping initializing it", false)]
    [InlineData("abcc|ab[^c]$", "aba", true)]
    [InlineData("abcc|ab[^c]$", "aac", false)]
    [InlineData("\\[.\\]", "a [7] b", true)]
    [InlineData("\\[.\\]", "a [77] b", false)]
    [InlineData("10\\.10\\.0\\.1", "10.10.0.1", true)]
    [InlineData("10\\.10\\.0\\.1", "10010,051", false)]
    [InlineData("10.10.0.1", "10010,051", true)]
    [InlineData("^ab*c$", "abbbc", true)]
    [InlineData("^ab+c$", "ac", false)]
    [InlineData(".at", " at", true)]
    [InlineData("^\\d$", "7", true)]
    [InlineData("^\\d$", "٧", false)]
    [InlineData("^\\D$", "٧", true)]
    [InlineData("^[\\D]$", "7", false)]
    [InlineData("^\\s$", "\t", true)]
    [InlineData("^\\S$", "\t", false)]
    [InlineData("^\\w+$", "a_9", true)]
    [InlineData("^\\W$", "_", false)]
    [InlineData("^[\\W]$", "-", true)]
    [InlineData("^\\x3A\\x28$", ":(", true)]
    public void An_operator_works_as_AWS_documents(string regex, string text, bool found) =>
        Assert.Equal(found, new PatternRegex(regex).IsFoundIn(text));

    [Theory]
    [InlineData("something!")]
    [InlineData("(sub)")]
    [InlineData("naïve")]
    [InlineData("a\\")]
    [InlineData("\\bword")]
    [InlineData("(?i)x")]
    [InlineData("\\1")]
    [InlineData("\\xZZ")]
    [InlineData("a{}")]
    [InlineData("a{1,2,3}")]
    [InlineData("a{2000}")]
    [InlineData("[a")]
    [InlineData("*")]
    public void What_the_subset_lacks_is_refused(string regex) =>
        Assert.Throws<FilterPatternException>(() => new PatternRegex(regex));
}
