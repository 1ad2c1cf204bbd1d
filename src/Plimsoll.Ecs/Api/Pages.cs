using Plimsoll.Ecs.Naming;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Paging;

namespace Plimsoll.Ecs.Api;

/// <summary>Cuts lists into pages (spec/tasks-services.md §15).</summary>
/// <param name="tokens">Seals the tokens.</param>
internal sealed class Pages(PageTokens tokens)
{
    private const int MostPerPage = 100;

    /// <summary>One page of keys.</summary>
    /// <param name="call">Who asks: tokens are bound to account and region.</param>
    /// <param name="query">Operation and filters: tokens are bound to them.</param>
    /// <param name="maxResults">From the caller, 1 to <paramref name="most"/>.</param>
    /// <param name="nextToken">From the caller.</param>
    /// <param name="after">The matching items after a key (null: from the first), in the order of their keys.</param>
    /// <param name="key">Key of an item.</param>
    /// <param name="most">Most items of a page, and how many there are when the caller does not say.</param>
    public (IReadOnlyList<T> Items, string? NextToken) Cut<T>(
        CallContext call,
        string query,
        int? maxResults,
        string? nextToken,
        Func<string?, IEnumerable<T>> after,
        Func<T, string> key,
        int most = MostPerPage)
    {
        var size = maxResults ?? most;
        if (size < 1 || size > most)
        {
            throw EcsErrors.InvalidParameter($"maxResults should be between 1 and {most}.");
        }

        var bound = $"{call.Account} {call.Region} {query}";
        var items = after(tokens.Read(bound, nextToken)).Take(size + 1).ToList();
        if (items.Count <= size)
        {
            return (items, null);
        }

        items.RemoveAt(size);
        return (items, tokens.Make(bound, key(items[^1])));
    }
}
