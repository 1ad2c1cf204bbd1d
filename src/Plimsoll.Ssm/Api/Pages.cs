using Plimsoll.Ssm.Naming;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Paging;

namespace Plimsoll.Ssm.Api;

/// <summary>Cuts lists into pages.</summary>
/// <param name="tokens">Seals the tokens.</param>
internal sealed class Pages(PageTokens tokens)
{
    /// <summary>One page.</summary>
    /// <param name="call">Who asks: tokens are bound to account and region.</param>
    /// <param name="query">Operation, filters and order: tokens are bound to them.</param>
    /// <param name="size">Most items of the page.</param>
    /// <param name="nextToken">From the caller.</param>
    /// <param name="after">The items after a key (null: from the first), in the order of their keys.</param>
    /// <param name="key">Key of an item.</param>
    /// <exception cref="Wire.Errors.AwsException"><c>InvalidNextToken</c>.</exception>
    public (IReadOnlyList<T> Items, string? NextToken) Cut<T>(
        CallContext call, string query, int size, string? nextToken, Func<string?, IEnumerable<T>> after, Func<T, string> key)
    {
        var bound = $"{call.Account} {call.Region} ssm {query}";
        var items = after(tokens.Read(bound, nextToken, SsmErrors.InvalidToken)).Take(size + 1).ToList();
        if (items.Count <= size)
        {
            return (items, null);
        }

        items.RemoveAt(size);
        return (items, tokens.Make(bound, key(items[^1])));
    }
}
