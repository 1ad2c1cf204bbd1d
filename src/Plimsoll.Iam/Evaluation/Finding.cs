using Plimsoll.Iam.Policies;

namespace Plimsoll.Iam.Evaluation;

/// <summary>What the policies of one kind say: a denial, or the allowance that names the caller most closely.</summary>
internal struct Finding
{
    public SourcedPolicy? Policy;
    public Statement? Statement;

    /// <summary>Of the allowance; none when there is none.</summary>
    public PrincipalMatch Reach;

    public readonly bool Denies => Statement is { Allows: false };

    public readonly bool Allows => Reach != PrincipalMatch.None;

    /// <summary>Asks one policy more.</summary>
    public void Ask(SourcedPolicy policy, AccessRequest request, bool hasBoundary)
    {
        if (Denies)
        {
            return;
        }

        foreach (var statement in policy.Document.Candidates(request.Action))
        {
            // Where the closest allowance is found, only denials matter.
            if (statement.Allows && Reach == PrincipalMatch.Direct)
            {
                continue;
            }

            var match = statement.Match(request, hasBoundary);
            if (match != PrincipalMatch.None && !statement.Allows)
            {
                (Policy, Statement, Reach) = (policy, statement, PrincipalMatch.None);
                return;
            }

            if (match > Reach)
            {
                (Policy, Statement, Reach) = (policy, statement, match);
            }
        }
    }

    /// <summary>Asks several policies.</summary>
    public void Ask(IReadOnlyList<SourcedPolicy> policies, AccessRequest request, bool hasBoundary)
    {
        for (var i = 0; i < policies.Count; i++)
        {
            Ask(policies[i], request, hasBoundary);
        }
    }
}
