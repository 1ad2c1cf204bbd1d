using Plimsoll.Iam.Evaluation;
using Plimsoll.Wire.Operations;

namespace Plimsoll.Iam.Policies;

/// <summary>A policy, read and ready to be asked (spec/roles-credentials.md §8). It never changes.</summary>
public sealed class PolicyDocument
{
    private readonly StatementIndex _index;

    internal PolicyDocument(IReadOnlyList<Statement> statements)
    {
        Statements = statements;
        _index = new StatementIndex(statements);
    }

    /// <summary>Condition keys that its conditions and variables look at, each once, in no order, in the case that they are written in.</summary>
    public IReadOnlyCollection<string> ContextKeys => [.. Statements.SelectMany(KeysOf).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Whom its statements name, with the kind, e.g. <c>AWS</c> or <c>Service</c>, as written.</summary>
    public IReadOnlyList<(string Kind, string Name)> Principals => [.. Statements.SelectMany(statement => statement.Principals?.Value.Names ?? [])];

    internal IReadOnlyList<Statement> Statements { get; }

    /// <summary>Reads a policy of a service's own grammar.</summary>
    /// <param name="text">JSON.</param>
    /// <param name="grammar">Which elements it has.</param>
    /// <exception cref="PolicyFormatException">It is none.</exception>
    public static PolicyDocument Parse(string text, PolicyGrammar grammar) => PolicyReader.Read(text, grammar);

    /// <summary>What the policy alone says of a request: a denial wins over all that allows.</summary>
    public AccessDecision Decide(AccessRequest request)
    {
        var decision = AccessDecision.None;
        foreach (var statement in Candidates(request.Action))
        {
            if (statement.Match(request) != PrincipalMatch.None)
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

    /// <summary>The statements that may be about an action.</summary>
    internal Statement[] Candidates(string action) => _index.Find(action);

    /// <summary>Keys that a statement looks at.</summary>
    internal static IEnumerable<string> KeysOf(Statement statement) =>
        statement.Conditions.Select(condition => condition.Key)
            .Concat(statement.Conditions.SelectMany(condition => condition.Values.SelectMany(value => value.Variables)))
            .Concat(statement.Resources?.Value.SelectMany(resource => resource.Variables) ?? []);
}
