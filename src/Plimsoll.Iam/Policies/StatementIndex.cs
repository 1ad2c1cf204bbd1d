using System.Collections.Frozen;

namespace Plimsoll.Iam.Policies;

/// <summary>
/// Finds the statements that may be about an action, so that a request does not look at all others: under each action that is named in full
/// those that match it, under each service those that name actions of it by a wildcard.
/// </summary>
internal sealed class StatementIndex
{
    private static readonly StringComparer IgnoringCase = StringComparer.OrdinalIgnoreCase;
    private readonly FrozenDictionary<string, Statement[]> _byName;
    private readonly FrozenDictionary<string, Statement[]>.AlternateLookup<ReadOnlySpan<char>> _byService;
    private readonly Statement[] _ofAny;

    /// <param name="statements">In their order.</param>
    public StatementIndex(IReadOnlyList<Statement> statements)
    {
        _ofAny = [.. statements.Where(IsOfAny)];
        _byName = Index(statements, ByName(statements), always: _ => false);
        _byService = Index(statements, statements.Select(Services), IsOfAny).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The statements that may be about an action, in their order.</summary>
    public Statement[] Find(string action)
    {
        if (_byName.TryGetValue(action, out var named))
        {
            return named;
        }

        var colon = action.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && _byService.TryGetValue(action.AsSpan(0, colon), out var found) ? found : _ofAny;
    }

    private static bool IsOfAny(Statement statement) =>
        statement.Actions.IsNegated || statement.Actions.Value.Any(pattern => pattern is { Service: null, Literal: null });

    private static HashSet<string> Services(Statement statement) =>
        statement.Actions.Value.Where(pattern => pattern.Literal is null).Select(pattern => pattern.Service).OfType<string>().ToHashSet(IgnoringCase);

    // Of each statement those of all names in the policy that it matches. A pattern is compared with the names of its service alone:
    // AWS's widest policies name thousands.
    private static IEnumerable<HashSet<string>> ByName(IReadOnlyList<Statement> statements)
    {
        var names = statements.SelectMany(statement => statement.Actions.Value).Select(pattern => pattern.Literal).OfType<string>().Distinct(IgnoringCase).ToList();
        var byService = names.ToLookup(name => name.Split(':')[0], IgnoringCase);
        return statements.Select(statement =>
        {
            var matched = statement.Actions.Value
                .SelectMany(pattern => pattern.Literal is { } name ? [name]
                    : (pattern.Service is { } service ? byService[service] : names).Where(other => pattern.Matches(other, ignoreCase: true)))
                .ToHashSet(IgnoringCase);
            return statement.Actions.IsNegated ? names.Where(name => !matched.Contains(name)).ToHashSet(IgnoringCase) : matched;
        });
    }

    private static FrozenDictionary<string, Statement[]> Index(
        IReadOnlyList<Statement> statements, IEnumerable<HashSet<string>> keys, Func<Statement, bool> always)
    {
        var found = keys.ToList();
        return found.SelectMany(some => some).Distinct(IgnoringCase).ToFrozenDictionary(
            key => key, key => statements.Where((statement, at) => found[at].Contains(key) || always(statement)).ToArray(), IgnoringCase);
    }
}
