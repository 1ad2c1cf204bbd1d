using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Policies;

/// <summary>A policy, read and ready to be asked (spec/roles-credentials.md §8).</summary>
public sealed class PolicyDocument
{
    private readonly IReadOnlyList<Statement> _statements;

    internal PolicyDocument(IReadOnlyList<Statement> statements) => _statements = statements;

    /// <summary>Reads a policy.</summary>
    /// <param name="text">JSON.</param>
    /// <param name="grammar">Which elements it has.</param>
    /// <exception cref="PolicyFormatException">It is none.</exception>
    public static PolicyDocument Parse(string text, PolicyGrammar grammar) => PolicyReader.Read(text, grammar);

    /// <summary>What the policy says of a request: a denial wins over all that allows.</summary>
    public AccessDecision Decide(PolicyRequest request)
    {
        var decision = AccessDecision.None;
        foreach (var statement in _statements)
        {
            if (statement.Matches(request))
            {
                if (!statement.Allows)
                {
                    return AccessDecision.Deny;
                }

                decision = AccessDecision.Allow;
            }
        }

        return decision;
    }

    /// <summary>What several policies say together.</summary>
    public static AccessDecision Combine(IEnumerable<AccessDecision> decisions) => decisions.DefaultIfEmpty().Max();
}
