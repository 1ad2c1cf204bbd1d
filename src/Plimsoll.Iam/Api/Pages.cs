using Plimsoll.Iam.Naming;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Paging;

namespace Plimsoll.Iam.Api;

/// <summary>Cuts lists into pages.</summary>
/// <param name="tokens">Seals the markers.</param>
internal sealed class Pages(PageTokens tokens)
{
    private const int Default = 100;

    /// <summary>One page. The marker is null, and is not written, on the last one.</summary>
    /// <param name="call">Who asks: markers are bound to the account.</param>
    /// <param name="query">Operation and filters: markers are bound to them.</param>
    /// <param name="maxItems">From the caller; 100 where it says nothing.</param>
    /// <param name="marker">From the caller.</param>
    /// <param name="after">The items after a key (null: from the first), in the order of their keys.</param>
    /// <param name="key">Key of an item.</param>
    public (IReadOnlyList<T> Items, string? Marker) Cut<T>(
        CallContext call, string query, int? maxItems, string? marker, Func<string?, IEnumerable<T>> after, Func<T, string> key)
    {
        var size = maxItems ?? Default;
        var bound = $"{call.Account} {query}";
        var items = after(tokens.Read(bound, marker, () => IamErrors.Invalid("Invalid Marker."))).Take(size + 1).ToList();
        if (items.Count <= size)
        {
            return (items, null);
        }

        items.RemoveAt(size);
        return (items, tokens.Make(bound, key(items[^1])));
    }

    /// <summary>One page of a short list, which is put in the order of its keys.</summary>
    public (IReadOnlyList<T> Items, string? Marker) Cut<T>(
        CallContext call, string query, int? maxItems, string? marker, IEnumerable<T> all, Func<T, string> key)
    {
        var ordered = all.OrderBy(key, StringComparer.Ordinal);
        return Cut(call, query, maxItems, marker, last => ordered.Where(item => last is null || string.CompareOrdinal(key(item), last) > 0), key);
    }
}
