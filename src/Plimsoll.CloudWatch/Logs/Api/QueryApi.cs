using System.Globalization;
using Plimsoll.CloudWatch.Logs.Api.Queries;
using Plimsoll.CloudWatch.Logs.Control;
using Plimsoll.CloudWatch.Logs.Insights;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.Wire.Operations;

namespace Plimsoll.CloudWatch.Logs.Api;

/// <summary>Logs Insights: StartQuery, GetQueryResults, StopQuery, DescribeQueries.</summary>
internal sealed class QueryApi(LogsContext context, QueryRunner runner)
{
    /// <summary>The one query language that is built.</summary>
    public const string Language = "CWLI";

    private const int MostGroups = 50;
    private const int PageRows = 10_000;

    public ValueTask<StartQueryResponse> StartAsync(CallContext call, StartQueryRequest request)
    {
        CheckLanguage(request.QueryLanguage);
        var (start, end) = (LogTimes.Milliseconds(request.StartTime!.Value), LogTimes.Milliseconds(request.EndTime!.Value));
        if (end < start)
        {
            throw LogsErrors.InvalidParameter("The end time of a query must not be before its start time.");
        }

        var query = LogsErrors.ParseQuery(request.QueryString!, context.Now);
        var names = Names(call, request);
        var scope = LogsContext.Scope(call);
        var groups = context.Store.Read(reader => names
            .Select(name => reader.Groups.Find(scope, name) ?? throw LogsErrors.GroupNotFound(name, call.Account)).ToList());
        var id = Guid.NewGuid().ToString();

        // The end is included: a whole second where it is given in seconds.
        var until = end + (LogTimes.IsInSeconds(request.EndTime!.Value) ? 1000 : 1);
        var order = new QueryOrder(id, scope, groups, request.QueryString!, query, start, until, request.Limit, context.Now);
        return runner.TryAdd(order)
            ? ValueTask.FromResult(new StartQueryResponse { QueryId = id })
            : throw LogsErrors.LimitExceeded($"Account maximum query concurrency limit of [{QueryRunner.MostAtOnce}] reached.");
    }

    public ValueTask<GetQueryResultsResponse> GetResultsAsync(CallContext call, GetQueryResultsRequest request)
    {
        var run = Find(call, request.QueryId!);
        var state = run.State;
        var query = string.Join('\n', call.Account, call.Region, "GetQueryResults", run.Order.Id);
        var from = context.Tokens.Read(query, request.NextToken, LogsErrors.InvalidToken) is { } token ? int.Parse(token, CultureInfo.InvariantCulture) : 0;
        var rows = state.Rows.Skip(from).Take(request.MaxItems is > 0 and var most ? most : PageRows).ToList();
        var after = from + rows.Count;
        return ValueTask.FromResult(new GetQueryResultsResponse
        {
            NextToken = after < state.Rows.Count ? context.Tokens.Make(query, after.ToString(CultureInfo.InvariantCulture)) : null,
            QueryLanguage = Language,
            Results = [.. rows.Select(row => row.Select(cell => new ResultField { Field = cell.Field, Value = cell.Value }).ToList())],
            Statistics = new QueryStatistics
            {
                BytesScanned = state.Bytes,
                EstimatedBytesSkipped = 0,
                EstimatedRecordsSkipped = 0,
                LogGroupsScanned = run.Order.Groups.Count,
                RecordsMatched = state.Matched,
                RecordsScanned = state.Scanned,
                ResultCount = state.Rows.Count,
            },
            Status = state.Status,
        });
    }

    public ValueTask<StopQueryResponse> StopAsync(CallContext call, StopQueryRequest request)
    {
        var run = Find(call, request.QueryId!);
        if (run.State.IsOver)
        {
            throw LogsErrors.InvalidParameter($"The query {run.Order.Id} is not running.");
        }

        run.Stop();
        return ValueTask.FromResult(new StopQueryResponse { Success = true });
    }

    public ValueTask<DescribeQueriesResponse> DescribeAsync(CallContext call, DescribeQueriesRequest request)
    {
        CheckLanguage(request.QueryLanguage);
        var query = string.Join('\n', call.Account, call.Region, "DescribeQueries", request.LogGroupName, request.Status);
        var after = context.Tokens.Read(query, request.NextToken, LogsErrors.InvalidToken);
        var size = request.MaxResults ?? 1000;
        var runs = runner.List(LogsContext.Scope(call))
            .Where(run => request.LogGroupName is not { } name || run.Order.Groups.Any(group => group.Name == name))
            .Where(run => request.Status is not { } status || run.State.Status == status)
            .SkipWhile(run => after is not null && run.Order.Id != after)
            .Skip(after is null ? 0 : 1)
            .Take(size + 1)
            .ToList();
        return ValueTask.FromResult(new DescribeQueriesResponse
        {
            NextToken = runs.Count > size ? context.Tokens.Make(query, runs[size - 1].Order.Id) : null,
            Queries = [.. runs.Take(size).Select(Show)],
        });
    }

    public ValueTask<ListLogGroupsForQueryResponse> ListGroupsAsync(CallContext call, ListLogGroupsForQueryRequest request)
    {
        // A query reads no more groups than the smallest page holds.
        var query = string.Join('\n', call.Account, call.Region, "ListLogGroupsForQuery", request.QueryId);
        _ = context.Tokens.Read(query, request.NextToken, LogsErrors.InvalidToken);
        return ValueTask.FromResult(new ListLogGroupsForQueryResponse
        {
            LogGroupIdentifiers = [.. Find(call, request.QueryId!).Order.Groups.Select(group => group.Name)],
        });
    }

    /// <summary>Refuses the languages that are not built.</summary>
    public static void CheckLanguage(string? language)
    {
        if (language is not null and not Language)
        {
            throw LogsErrors.InvalidParameter($"The query language {language} is not supported by Plimsoll; {Language} is.");
        }
    }

    private static QueryInfo Show(QueryRun run) => new()
    {
        BytesScanned = run.State.Bytes,
        CreateTime = run.Order.Created,
        LogGroupName = run.Order.Groups[0].Name,
        QueryDuration = run.State.Duration,
        QueryId = run.Order.Id,
        QueryLanguage = Language,
        QueryString = run.Order.Text,
        Status = run.State.Status,
    };

    private static List<string> Names(CallContext call, StartQueryRequest request)
    {
        var given = new[] { request.LogGroupName is { } one ? [one] : null, request.LogGroupNames, request.LogGroupIdentifiers }.OfType<IReadOnlyList<string>>().ToList();
        if (given is not [{ Count: > 0 } names])
        {
            throw LogsErrors.InvalidParameter("Exactly one of logGroupName, logGroupNames and logGroupIdentifiers must be specified.");
        }

        return names.Count <= MostGroups
            ? [.. names.Select(name => LogsArns.FromIdentifier(call, name)).Distinct()]
            : throw LogsErrors.InvalidParameter($"A query can read at most {MostGroups} log groups.");
    }

    private QueryRun Find(CallContext call, string id) =>
        runner.Find(LogsContext.Scope(call), id) ?? throw LogsErrors.NotFound($"Query id {id} does not exist.");
}
