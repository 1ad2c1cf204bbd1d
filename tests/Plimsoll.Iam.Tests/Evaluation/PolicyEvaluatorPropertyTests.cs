using CsCheck;
using Plimsoll.Iam.Evaluation;
using Plimsoll.Iam.Tests.Reference;

namespace Plimsoll.Iam.Tests.Evaluation;

public sealed class PolicyEvaluatorPropertyTests
{
    [Fact]
    public void Decisions_are_those_of_a_plain_evaluator() =>
        AccessCases.All.Sample(one => one.Decide().Decision == NaiveEvaluator.Decide(one), iter: 10_000, print: one => one.Line());

    [Fact]
    public void The_statements_that_are_told_bear_the_decision_out() => AccessCases.All.Sample(one =>
    {
        var result = one.Decide();
        return result.Decision switch
        {
            AccessOutcome.ImplicitDeny => result.MatchedStatements.Count == 0 && result.Deciding is null,
            AccessOutcome.ExplicitDeny => !result.Deciding!.IsAllow && result.MatchedStatements.Contains(result.Deciding),
            _ => result.MatchedStatements.All(statement => statement.IsAllow) && result.MatchedStatements.Contains(result.Deciding!),
        };
    });

    [Fact]
    public void A_key_that_is_not_missing_changes_nothing_when_it_comes() => AccessCases.All.Sample(one =>
    {
        var result = one.Decide();
        return result.MissingContextKeys.Contains("aws:Absent", StringComparer.OrdinalIgnoreCase)
            || (one with { Keys = new Dictionary<string, string[]>(one.Keys) { ["aws:Absent"] = ["red"] } }).Decide().Decision == result.Decision;
    });
}
