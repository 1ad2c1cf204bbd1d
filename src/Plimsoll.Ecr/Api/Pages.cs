using Plimsoll.Ecr.Naming;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Paging;

namespace Plimsoll.Ecr.Api;

/// <summary>Cuts lists into pages.</summary>
/// <param name="tokens">Seals the tokens.</param>
internal sealed class Pages(PageTokens tokens)
{
    private const int Default = 100;

    /// <summary>One page.</summary>
    /// <param name="call">Who asks: tokens are bound to account and region.</param>
    /// <param name="query">Operation and filters: tokens are bound to them.</param>
    /// <param name="maxResults">From the caller; 100 where it says nothing.</param>
    /// <param name="nextToken">From the caller.</param>
    /// <param name="after">The items after a key (null: from the first), in the order of their keys.</param>
    /// <param name="key">Key of an item.</param>
    public (IReadOnlyList<T> Items, string? NextToken) Cut<T>(
        CallContext call, string query, int? maxResults, string? nextToken, Func<string?, IEnumerable<T>> after, Func<T, string> key)
    {
        var size = maxResults ?? Default;
        var bound = $"{call.Account} {call.Region} {query}";
        var items = after(tokens.Read(bound, nextToken, () => EcrErrors.Invalid("NextToken", "is not a token of this request"))).Take(size + 1).ToList();
        if (items.Count <= size)
        {
            return (items, null);
        }

        items.RemoveAt(size);
        return (items, tokens.Make(bound, key(items[^1])));
    }
}
