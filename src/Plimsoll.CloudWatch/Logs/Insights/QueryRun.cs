using Plimsoll.CloudWatch.Logs.Model;

namespace Plimsoll.CloudWatch.Logs.Insights;

/// <summary>What a caller asks for.</summary>
/// <param name="Id">A name that no other query has.</param>
/// <param name="Scope">Whose it is.</param>
/// <param name="Groups">What it reads.</param>
/// <param name="Text">As written.</param>
/// <param name="Query">As read.</param>
/// <param name="Start">First time, milliseconds since 1970.</param>
/// <param name="End">Where to stop (left out).</param>
/// <param name="Limit">Most rows; null where the caller says nothing.</param>
/// <param name="Created">Milliseconds since 1970.</param>
internal sealed record QueryOrder(
    string Id, LogScope Scope, IReadOnlyList<LogGroup> Groups, string Text, InsightsQuery Query, long Start, long End, int? Limit, long Created);

/// <summary>What is known of a query at a moment.</summary>
/// <param name="Status">One of <see cref="QueryStatus"/>.</param>
/// <param name="Rows">The answer, once it is complete: fields and values; what is absent is left out.</param>
/// <param name="Scanned">Events read.</param>
/// <param name="Bytes">Bytes of their messages.</param>
/// <param name="Matched">Events or lines in the answer.</param>
/// <param name="Duration">Milliseconds it took; null until it ends.</param>
/// <param name="Cost">About how much memory the answer takes, in bytes.</param>
internal sealed record QueryState(
    string Status, IReadOnlyList<IReadOnlyList<(string Field, string Value)>> Rows, long Scanned, long Bytes, long Matched, long? Duration, long Cost)
{
    public static readonly QueryState Scheduled = new(QueryStatus.Scheduled, [], 0, 0, 0, null, 0);

    public bool IsOver => Status is not (QueryStatus.Scheduled or QueryStatus.Running);
}

/// <summary>A query with its state; one thread runs it, any may look.</summary>
internal sealed class QueryRun(QueryOrder order) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private volatile QueryState _state = QueryState.Scheduled;

    public QueryOrder Order => order;

    public QueryState State { get => _state; set => _state = value; }

    public CancellationToken Stopped => _stop.Token;

    /// <summary>Ends it soon.</summary>
    public void Stop() => _stop.Cancel();

    public void Dispose() => _stop.Dispose();
}
