using Plimsoll.Iam.Policies;

namespace Plimsoll.Iam.Evaluation;

/// <summary>A statement that a request matches.</summary>
/// <param name="PolicyId">Which policy it stands in.</param>
/// <param name="PolicyType">Of which type that policy is.</param>
/// <param name="Source">In which role the policy takes part.</param>
/// <param name="IsAllow">False for a denial.</param>
/// <param name="Number">Its place in the policy, from 1.</param>
/// <param name="Sid">Its name; null for none.</param>
/// <param name="Start">Where it begins, as AWS's simulator counts.</param>
/// <param name="End">Where it ends.</param>
public sealed record MatchedStatement(
    string PolicyId, string PolicyType, PolicySource Source, bool IsAllow, int Number, string? Sid, TextPosition Start, TextPosition End)
{
    internal static MatchedStatement Of(PolicySource source, SourcedPolicy policy, Statement statement) =>
        new(policy.Id, policy.Type, source, statement.Allows, statement.Number, statement.Sid, statement.Start, statement.End);
}
