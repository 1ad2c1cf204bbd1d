using System.Collections.Frozen;

namespace Plimsoll.Iam.Policies;

/// <summary>Finds the statements that may be about an action by its service, so that a request does not look at those of all others.</summary>
internal sealed class StatementIndex
{
    private readonly FrozenDictionary<string, Statement[]>.AlternateLookup<ReadOnlySpan<char>> _byService;
    private readonly Statement[] _ofAny;

    /// <param name="statements">In their order.</param>
    /// <param name="services">Of each statement the services that it names; null for one that may be about any.</param>
    public StatementIndex(IReadOnlyList<Statement> statements, IReadOnlyList<IReadOnlyList<string>?> services)
    {
        _ofAny = [.. statements.Where((_, at) => services[at] is null)];
        _byService = services.OfType<IReadOnlyList<string>>().SelectMany(some => some).Distinct(StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(
                service => service,
                service => statements.Where((_, at) => services[at] is not { } some || some.Contains(service, StringComparer.OrdinalIgnoreCase)).ToArray(),
                StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The statements that may be about an action, in their order.</summary>
    public Statement[] Find(string action)
    {
        var colon = action.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && _byService.TryGetValue(action.AsSpan(0, colon), out var found) ? found : _ofAny;
    }
}
