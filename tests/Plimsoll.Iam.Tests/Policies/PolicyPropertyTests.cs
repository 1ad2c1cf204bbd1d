using System.Text.RegularExpressions;
using CsCheck;
using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Policies;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Tests.Policies;

public sealed class PolicyPropertyTests
{
    private static readonly Gen<string> Patterns = Gen.String[Gen.Char["ab*?"], 0, 8];
    private static readonly Gen<string> Texts = Gen.String[Gen.Char["abAB"], 0, 10];

    private static readonly Gen<(bool Allow, string Action)> Statements = Gen.Select(Gen.Bool, Patterns.Select(pattern => $"s:a{pattern}"));

    [Fact]
    public void A_pattern_matches_what_the_same_regular_expression_matches() => Gen.Select(Patterns, Texts, Gen.Bool).Sample((pattern, text, ignoreCase) =>
    {
        var expression = $@"\A{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal)}\z";
        var matches = Regex.IsMatch(text, expression, ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None);
        return Pattern.Parse(pattern).Matches(text, ignoreCase) == matches && Glob.Matches(Glob.Parse(pattern), text, ignoreCase) == matches;
    });

    [Fact]
    public void The_order_of_statements_means_nothing() => Gen.Select(Statements.List[1, 6], Texts).Sample((statements, action) =>
    {
        var forwards = Decide(statements, action);
        statements.Reverse();
        return Decide(statements, action) == forwards;
    });

    [Fact]
    public void A_decision_is_the_strongest_of_those_of_its_statements_alone() => Gen.Select(Statements.List[1, 6], Texts).Sample((statements, action) =>
        Decide(statements, action) == PolicyDocument.Combine(statements.Select(statement => Decide([statement], action))));

    [Fact]
    public void Another_allowance_never_takes_one_away_and_another_denial_never_gives_one() =>
        Gen.Select(Statements.List[1, 5], Statements, Texts).Sample((statements, more, action) =>
        {
            var (before, after) = (Decide(statements, action), Decide([.. statements, more], action));
            return after == before || (more.Allow ? after == AccessDecision.Allow : after == AccessDecision.Deny);
        });

    private static AccessDecision Decide(IEnumerable<(bool Allow, string Action)> statements, string action)
    {
        var texts = statements.Select(one => $"{{\"Effect\":\"{(one.Allow ? "Allow" : "Deny")}\",\"Action\":\"{one.Action}\",\"Resource\":\"*\"}}");
        return PolicyDocument.Parse($"{{\"Statement\":[{string.Join(',', texts)}]}}", PolicyGrammar.Identity).Decide(new AccessRequest(null, $"s:a{action}", "*"));
    }
}
