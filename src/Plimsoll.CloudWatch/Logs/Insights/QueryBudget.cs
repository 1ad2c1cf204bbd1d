namespace Plimsoll.CloudWatch.Logs.Insights;

/// <summary>How much one query may keep in memory while it runs.</summary>
/// <param name="mostBytes">By estimate.</param>
internal sealed class QueryBudget(long mostBytes)
{
    /// <summary>What a query is given.</summary>
    public const long DefaultBytes = 128 << 20;

    private long _used;

    /// <exception cref="QueryTooLargeException">That is too much.</exception>
    public void Take(long bytes)
    {
        _used += bytes;
        if (_used > mostBytes)
        {
            throw new QueryTooLargeException($"The query would keep more than {mostBytes >> 20} MiB in memory. Filter more, group by fewer values, or set a limit.");
        }
    }

    public void Release(long bytes) => _used -= bytes;
}
