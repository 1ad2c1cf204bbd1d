using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Plimsoll.CloudWatch.Logs.Insights;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Store;

namespace Plimsoll.CloudWatch.Logs.Control;

/// <summary>
/// Runs queries, two at a time, and keeps the latest answers in memory: a query and its answer do not outlive the program.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="time">Clock.</param>
/// <param name="pointer">Names an event of a group for GetLogRecord.</param>
/// <param name="log">For faults.</param>
internal sealed partial class QueryRunner(LogStore store, TimeProvider time, Func<LogScope, long, LogEvent, string> pointer, ILogger<QueryRunner> log)
    : IAsyncDisposable
{
    /// <summary>Most queries of one account and region that wait or run, as in AWS.</summary>
    public const int MostAtOnce = 30;

    /// <summary>When a query is ended, as in AWS.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromMinutes(60);

    private const int Workers = 2;
    private const int MostKept = 1000;
    private const long MostKeptBytes = 64 << 20;

    private readonly Channel<QueryRun> _queue = Channel.CreateUnbounded<QueryRun>();
    private readonly Lock _lock = new();
    private readonly List<QueryRun> _runs = [];
    private Task[] _loops = [];

    public void Start() => _loops = [.. Enumerable.Range(0, Workers).Select(_ => RunAsync())];

    /// <summary>Takes a query; false when too many of that scope are under way.</summary>
    public bool TryAdd(QueryOrder order)
    {
        lock (_lock)
        {
            if (_runs.Count(run => run.Order.Scope == order.Scope && !run.State.IsOver) >= MostAtOnce)
            {
                return false;
            }

            Forget();
            var added = new QueryRun(order);
            _runs.Add(added);
            return _queue.Writer.TryWrite(added);
        }
    }

    public QueryRun? Find(LogScope scope, string id) => List(scope).FirstOrDefault(run => run.Order.Id == id);

    /// <summary>The queries of a scope, latest first.</summary>
    public IReadOnlyList<QueryRun> List(LogScope scope)
    {
        lock (_lock)
        {
            return [.. _runs.Where(run => run.Order.Scope == scope).Reverse()];
        }
    }

    /// <summary>Ends all queries and forgets them.</summary>
    public void Reset()
    {
        lock (_lock)
        {
            _runs.ForEach(run => run.Stop());
            _runs.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        Reset();
        await Task.WhenAll(_loops).ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        await foreach (var run in _queue.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            run.State = Run(run);
        }
    }

    private QueryState Run(QueryRun run)
    {
        var order = run.Order;
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(run.Stopped, timeout.Token);
        var began = time.GetTimestamp();
        var scan = new QueryScan(store, order.Start, order.End, order.Query.OldestFirst, either.Token);
        try
        {
            var (rows, cost) = (new List<IReadOnlyList<(string, string)>>(), 0L);
            var budget = new QueryBudget(QueryBudget.DefaultBytes);
            foreach (var row in order.Query.Run(Watched(), order.Limit, budget))
            {
                var shown = Show(order, row);
                var bytes = 100 + shown.Sum(cell => 60 + (2L * cell.Value.Length));
                budget.Take(bytes);
                cost += bytes;
                rows.Add(shown);
            }

            return End(QueryStatus.Complete) with { Rows = rows, Matched = rows.Count, Cost = cost };
        }
        catch (OperationCanceledException)
        {
            return End(run.Stopped.IsCancellationRequested ? QueryStatus.Cancelled : QueryStatus.Timeout);
        }
        catch (QueryTooLargeException error)
        {
            LogTooLarge(order.Id, error.Message);
            return End(QueryStatus.Failed);
        }
        catch (Exception error)
        {
            // Of whatever kind: the loop must live to run the next query.
            LogFailed(error, order.Id);
            return End(QueryStatus.Failed);
        }

        QueryState End(string status) =>
            new(status, [], scan.Records, scan.Bytes, 0, (long)time.GetElapsedTime(began).TotalMilliseconds, 0);

        IEnumerable<Row> Watched()
        {
            foreach (var row in scan.Rows(order.Groups))
            {
                if (scan.Records % 1000 == 1)
                {
                    either.Token.ThrowIfCancellationRequested();
                    run.State = End(QueryStatus.Running) with { Duration = null };
                }

                yield return row;
            }
        }
    }

    private List<(string Field, string Value)> Show(QueryOrder order, Row row)
    {
        var shown = new List<(string, string)>();
        foreach (var column in order.Query.Columns)
        {
            if (column != SystemFields.Pointer && row[column] is { IsAbsent: false } value)
            {
                shown.Add((column, value.ToString()));
            }
        }

        if (row.Event is { } source)
        {
            shown.Add((SystemFields.Pointer, pointer(order.Scope, row.Group!.Id, source)));
        }

        return shown;
    }

    // The oldest answers go where there are too many, or too large ones.
    private void Forget()
    {
        var bytes = _runs.Sum(run => run.State.Cost);
        for (var i = 0; i < _runs.Count && (_runs.Count >= MostKept || bytes > MostKeptBytes);)
        {
            if (!_runs[i].State.IsOver)
            {
                i++;
                continue;
            }

            bytes -= _runs[i].State.Cost;
            _runs[i].Dispose();
            _runs.RemoveAt(i);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Query {Id} failed: {Reason}")]
    private partial void LogTooLarge(string id, string reason);

    [LoggerMessage(2, LogLevel.Error, "Query {Id} failed")]
    private partial void LogFailed(Exception error, string id);
}
