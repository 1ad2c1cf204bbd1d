using Plimsoll.Iam.Policies;

namespace Plimsoll.Iam.Evaluation;

/// <summary>A decision and what it rests on.</summary>
public sealed class AccessResult
{
    private readonly AccessRequest _request;
    private readonly PolicySet _policies;
    private readonly Finding _finding;

    internal AccessResult(AccessRequest request, PolicySet policies, AccessOutcome decision, PolicySource decidedBy, in Finding finding) =>
        (_request, _policies, Decision, DecidedBy, _finding) = (request, policies, decision, decidedBy, finding);

    /// <summary>The decision.</summary>
    public AccessOutcome Decision { get; }

    /// <summary>True when the request may be done.</summary>
    public bool IsAllowed => Decision == AccessOutcome.Allowed;

    /// <summary>The kind of policies that allowed, or that denied, or that did not allow what it must.</summary>
    public PolicySource DecidedBy { get; }

    /// <summary>The statement that allowed or denied; null of an implicit denial, and of what only the root user is allowed.</summary>
    public MatchedStatement? Deciding =>
        Decision != AccessOutcome.ImplicitDeny && _finding is { Statement: { } statement, Policy: { } policy } ? MatchedStatement.Of(DecidedBy, policy, statement) : null;

    /// <summary>
    /// All statements that match the request, as AWS's simulator lists them: none of an implicit denial. Found anew each time: a decision
    /// alone does not pay for it.
    /// </summary>
    public IReadOnlyList<MatchedStatement> MatchedStatements => Decision == AccessOutcome.ImplicitDeny ? [] :
    [
        .. _policies.All.SelectMany(one => one.Policy.Document.Candidates(_request.Action)
            .Where(statement => statement.Match(_request, _policies.Boundary is not null) != PrincipalMatch.None)
            .Select(statement => MatchedStatement.Of(one.Source, one.Policy, statement))),
    ];

    /// <summary>
    /// Condition keys that the request has not and that statements about its action and resource look at, each once. Found anew each time.
    /// </summary>
    public IReadOnlyList<string> MissingContextKeys =>
    [
        .. _policies.All.SelectMany(one => one.Policy.Document.Candidates(_request.Action))
            .Where(statement => statement.Concerns(_request, _policies.Boundary is not null, out _))
            .SelectMany(PolicyDocument.KeysOf)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(key => _request.Context.Find(key) is null or []),
    ];

    internal IEnumerable<SourcedPolicy> Asked => _policies.All.Where(one => one.Source == DecidedBy).Select(one => one.Policy);
}
