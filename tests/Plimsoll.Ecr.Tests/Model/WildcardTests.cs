using System.Text.RegularExpressions;
using CsCheck;
using Plimsoll.Ecr.Model;

namespace Plimsoll.Ecr.Tests.Model;

public sealed class WildcardTests
{
    [Fact]
    public void A_pattern_matches_what_the_same_regular_expression_matches() => Gen.Select(Gen.Char["ab*"].Array[0, 6], Gen.Char["ab"].Array[0, 8]).Sample((pattern, text) =>
    {
        var (wanted, given) = (new string(pattern), new string(text));
        return Wildcard.Matches(wanted, given) == Regex.IsMatch(given, $@"\A{Regex.Escape(wanted).Replace(@"\*", ".*", StringComparison.Ordinal)}\z");
    });
}
