using System.Collections.Frozen;

namespace Plimsoll.Iam.Policies;

/// <summary>
/// Finds the statements that may be about an action, so that a request does not look at all others: under each action that is named in full
/// those that match it, under each service those that name actions of it by a wildcard.
/// </summary>
internal sealed class StatementIndex
{
    private readonly FrozenDictionary<string, Statement[]> _byName;
    private readonly FrozenDictionary<string, Statement[]>.AlternateLookup<ReadOnlySpan<char>> _byService;
    private readonly Statement[] _ofAny;

    /// <param name="statements">In their order.</param>
    public StatementIndex(IReadOnlyList<Statement> statements)
    {
        var patterns = statements.SelectMany(statement => statement.Actions.Value).ToList();
        var names = patterns.Select(pattern => pattern.Literal).Where(name => name?.Contains(':', StringComparison.Ordinal) == true).Select(name => name!);
        var services = patterns.Select(pattern => pattern.Service).OfType<string>();
        _byName = Index(names, name => statements.Where(statement => statement.MatchesAction(name)));
        _byService = Index(services, service => statements.Where(statement => IsOfAny(statement) || HasWildcard(statement, service)))
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _ofAny = [.. statements.Where(IsOfAny)];
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

    private static bool HasWildcard(Statement statement, string service) =>
        statement.Actions.Value.Any(pattern => pattern.Literal is null && service.Equals(pattern.Service, StringComparison.OrdinalIgnoreCase));

    private static FrozenDictionary<string, Statement[]> Index(IEnumerable<string> keys, Func<string, IEnumerable<Statement>> find) =>
        keys.Distinct(StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(key => key, key => find(key).ToArray(), StringComparer.OrdinalIgnoreCase);
}
