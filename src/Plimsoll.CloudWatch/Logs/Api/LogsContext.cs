using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Store;
using Plimsoll.Wire.Operations;
using Plimsoll.Wire.Paging;

namespace Plimsoll.CloudWatch.Logs.Api;

/// <summary>What every resource of Logs works with.</summary>
/// <param name="Store">Groups, streams and events.</param>
/// <param name="Tokens">Paging tokens.</param>
/// <param name="Time">Clock.</param>
internal sealed record LogsContext(LogStore Store, PageTokens Tokens, TimeProvider Time)
{
    /// <summary>Milliseconds since 1970, as Logs counts time.</summary>
    public long Now => Time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Whose logs a call works on.</summary>
    public static LogScope Scope(CallContext call) => new(call.Account, call.Region);

    /// <summary>The group of that name in the scope of the call.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>ResourceNotFoundException</c>.</exception>
    public static LogGroup Group(GroupQueries groups, CallContext call, string name) =>
        groups.Find(Scope(call), name) ?? throw LogsErrors.GroupNotFound();

    /// <summary>Changes one group.</summary>
    /// <exception cref="Wire.Errors.AwsException"><c>ResourceNotFoundException</c>.</exception>
    public Task ChangeGroupAsync(CallContext call, string name, Action<LogWriter, LogGroup> change) => Store.WriteAsync(writer =>
    {
        change(writer, Group(writer.Groups, call, name));
        return true;
    });

    /// <summary>One page of a list that goes on after a key.</summary>
    /// <param name="query">All that selects or orders: the token is bound to it.</param>
    /// <param name="limit">From the caller; 50 where it says nothing.</param>
    /// <param name="nextToken">From the caller.</param>
    /// <param name="list">The items after a key, or all of them for null.</param>
    /// <param name="key">Key of an item.</param>
    public (IReadOnlyList<T> Items, string? NextToken) Page<T>(
        string query, int? limit, string? nextToken, Func<LogReader, string?, IEnumerable<T>> list, Func<T, string> key)
    {
        var after = Tokens.Read(query, nextToken, LogsErrors.InvalidToken);
        var size = limit ?? DefaultPage;
        var items = Store.Read(reader => list(reader, after).Take(size + 1).ToList());
        if (items.Count <= size)
        {
            return (items, null);
        }

        items.RemoveAt(size);
        return (items, Tokens.Make(query, key(items[^1])));
    }

    private const int DefaultPage = 50;
}
