using Microsoft.Extensions.Logging;
using Plimsoll.CloudWatch.Logs.Api;
using Plimsoll.CloudWatch.Logs.Control;
using Plimsoll.CloudWatch.Logs.Metrics;
using Plimsoll.CloudWatch.Logs.Store;
using Plimsoll.CloudWatch.Logs.Subscriptions;
using Plimsoll.Wire.Operations;
using static Plimsoll.Wire.Operations.Operation;

namespace Plimsoll.CloudWatch.Logs;

/// <summary>Amazon CloudWatch Logs: groups, streams, events, filter patterns, retention.</summary>
public sealed class LogsService : IAsyncDisposable
{
    // A batch of 1 MiB in which JSON writes every character as an escape of six, with room for its 10,000 timestamps.
    private const int MaxBodyBytes = 8 << 20;

    private readonly LogStore _store;
    private readonly RetentionSweeper _sweeper;
    private readonly QueryRunner _queries;
    private readonly LiveTailHub _tail = new();
    private readonly WebhookDelivery _webhooks;
    private readonly ExportRunner _exports;

    /// <summary>Opens the store; nothing else runs before <see cref="Start"/>.</summary>
    /// <param name="options">What it works with.</param>
    /// <param name="logs">Makes its loggers.</param>
    /// <exception cref="InvalidDataException">A later version wrote the file.</exception>
    public LogsService(LogsOptions options, ILoggerFactory logs)
    {
        _store = new LogStore(options.Path);
        _sweeper = new RetentionSweeper(_store, options.Time, logs.CreateLogger<RetentionSweeper>());
        Metrics = new StoredMetrics(_store);
        var context = new LogsContext(_store, options.Tokens, options.Time);
        var records = new LogRecordApi(context);
        _queries = new QueryRunner(_store, options.Time, records.Pointer, logs.CreateLogger<QueryRunner>());
        _webhooks = new WebhookDelivery(_store, WebhookClient.Create(), options.Time, logs.CreateLogger<WebhookDelivery>());
        _exports = new ExportRunner(_store, options.OpenBucket, options.Time, logs.CreateLogger<ExportRunner>());
        var exports = new ExportTaskApi(context, _exports, options.OpenBucket);
        Definition = new ServiceDefinition
        {
            Name = "logs",
            Protocol = WireProtocol.Json11,
            Target = "Logs_20140328",
            MaxBodyBytes = MaxBodyBytes,
            Operations =
            [
                .. Operations(context, _tail).Concat(FilterOperations(context)).Concat(QueryOperations(context, _queries, records)).Concat(ExportOperations(exports))
                    .Select(LogsNeeds.Saying),
            ],
            Unsupported = LogsUnsupported.Operations,
        };
    }

    /// <summary>The operations.</summary>
    public ServiceDefinition Definition { get; }

    /// <summary>What metric filters count.</summary>
    public ILogMetrics Metrics { get; }

    /// <summary>Starts removing what has expired, running queries and exports, and delivering to webhooks.</summary>
    public void Start()
    {
        _sweeper.Start();
        _queries.Start();
        _webhooks.Start();
        _exports.Start();
    }

    /// <summary>Ends the answers that go on for hours, so that the endpoint can stop.</summary>
    public void EndSessions() => _tail.End();

    /// <summary>Drops all groups, streams and events of every account and region.</summary>
    public Task ResetAsync()
    {
        _queries.Reset();
        _exports.Cancel(null);
        return _store.ResetAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _tail.End();
        await _sweeper.DisposeAsync().ConfigureAwait(false);
        await _queries.DisposeAsync().ConfigureAwait(false);
        await _webhooks.DisposeAsync().ConfigureAwait(false);
        await _exports.DisposeAsync().ConfigureAwait(false);
        _store.Dispose();
        _tail.Dispose();
    }

    private static IEnumerable<Operation> Operations(LogsContext context, LiveTailHub tail)
    {
        var json = LogsApiJson.Default;
        var groups = new LogGroupApi(context);
        yield return Create("CreateLogGroup", json.CreateLogGroupRequest, json.CreateLogGroupResponse, groups.CreateAsync);
        yield return Create("DeleteLogGroup", json.DeleteLogGroupRequest, json.DeleteLogGroupResponse, groups.DeleteAsync);
        var list = new LogGroupList(context);
        yield return Create("DescribeLogGroups", json.DescribeLogGroupsRequest, json.DescribeLogGroupsResponse, list.DescribeAsync);
        yield return Create("ListLogGroups", json.ListLogGroupsRequest, json.ListLogGroupsResponse, list.ListAsync);
        yield return Create("PutRetentionPolicy", json.PutRetentionPolicyRequest, json.PutRetentionPolicyResponse, groups.PutRetentionPolicyAsync);
        yield return Create("DeleteRetentionPolicy", json.DeleteRetentionPolicyRequest, json.DeleteRetentionPolicyResponse, groups.DeleteRetentionPolicyAsync);
        yield return Create(
            "PutLogGroupDeletionProtection", json.PutLogGroupDeletionProtectionRequest, json.PutLogGroupDeletionProtectionResponse, groups.PutDeletionProtectionAsync);

        var streams = new LogStreamApi(context);
        yield return Create("CreateLogStream", json.CreateLogStreamRequest, json.CreateLogStreamResponse, streams.CreateAsync);
        yield return Create("DeleteLogStream", json.DeleteLogStreamRequest, json.DeleteLogStreamResponse, streams.DeleteAsync);
        yield return Create("DescribeLogStreams", json.DescribeLogStreamsRequest, json.DescribeLogStreamsResponse, streams.DescribeAsync);

        yield return Create("PutLogEvents", json.PutLogEventsRequest, json.PutLogEventsResponse, new PutLogEventsApi(context, tail).PutAsync);
        yield return Create("GetLogEvents", json.GetLogEventsRequest, json.GetLogEventsResponse, new GetLogEventsApi(context).GetAsync);
        yield return Create("FilterLogEvents", json.FilterLogEventsRequest, json.FilterLogEventsResponse, new FilterLogEventsApi(context).FilterAsync);

        var tags = new TagApi(context);
        yield return Create("TagResource", json.TagResourceRequest, json.TagResourceResponse, tags.TagResourceAsync);
        yield return Create("UntagResource", json.UntagResourceRequest, json.UntagResourceResponse, tags.UntagResourceAsync);
        yield return Create("ListTagsForResource", json.ListTagsForResourceRequest, json.ListTagsForResourceResponse, tags.ListForResourceAsync);
        yield return Create("TagLogGroup", json.TagLogGroupRequest, json.TagLogGroupResponse, tags.TagLogGroupAsync);
        yield return Create("UntagLogGroup", json.UntagLogGroupRequest, json.UntagLogGroupResponse, tags.UntagLogGroupAsync);
        yield return Create("ListTagsLogGroup", json.ListTagsLogGroupRequest, json.ListTagsLogGroupResponse, tags.ListLogGroupAsync);

        yield return Create("StartLiveTail", json.StartLiveTailRequest, json.StartLiveTailResponse, new LiveTailApi(context, tail).StartAsync);
    }

    private static IEnumerable<Operation> FilterOperations(LogsContext context)
    {
        var json = LogsApiJson.Default;
        var metrics = new MetricFilterApi(context);
        yield return Create("PutMetricFilter", json.PutMetricFilterRequest, json.PutMetricFilterResponse, metrics.PutAsync);
        yield return Create("DescribeMetricFilters", json.DescribeMetricFiltersRequest, json.DescribeMetricFiltersResponse, metrics.DescribeAsync);
        yield return Create("DeleteMetricFilter", json.DeleteMetricFilterRequest, json.DeleteMetricFilterResponse, metrics.DeleteAsync);
        yield return Create("TestMetricFilter", json.TestMetricFilterRequest, json.TestMetricFilterResponse, metrics.TestAsync);

        var subscriptions = new SubscriptionFilterApi(context);
        yield return Create("PutSubscriptionFilter", json.PutSubscriptionFilterRequest, json.PutSubscriptionFilterResponse, subscriptions.PutAsync);
        yield return Create(
            "DescribeSubscriptionFilters", json.DescribeSubscriptionFiltersRequest, json.DescribeSubscriptionFiltersResponse, subscriptions.DescribeAsync);
        yield return Create(
            "DeleteSubscriptionFilter", json.DeleteSubscriptionFilterRequest, json.DeleteSubscriptionFilterResponse, subscriptions.DeleteAsync);

        var policies = new ResourcePolicyApi(context);
        yield return Create("PutResourcePolicy", json.PutResourcePolicyRequest, json.PutResourcePolicyResponse, policies.PutAsync);
        yield return Create("DescribeResourcePolicies", json.DescribeResourcePoliciesRequest, json.DescribeResourcePoliciesResponse, policies.DescribeAsync);
        yield return Create("DeleteResourcePolicy", json.DeleteResourcePolicyRequest, json.DeleteResourcePolicyResponse, policies.DeleteAsync);
    }

    private static IEnumerable<Operation> QueryOperations(LogsContext context, QueryRunner runner, LogRecordApi records)
    {
        var json = LogsApiJson.Default;
        var queries = new QueryApi(context, runner);
        yield return Create("StartQuery", json.StartQueryRequest, json.StartQueryResponse, queries.StartAsync);
        yield return Create("GetQueryResults", json.GetQueryResultsRequest, json.GetQueryResultsResponse, queries.GetResultsAsync);
        yield return Create("StopQuery", json.StopQueryRequest, json.StopQueryResponse, queries.StopAsync);
        yield return Create("DescribeQueries", json.DescribeQueriesRequest, json.DescribeQueriesResponse, queries.DescribeAsync);
        yield return Create("ListLogGroupsForQuery", json.ListLogGroupsForQueryRequest, json.ListLogGroupsForQueryResponse, queries.ListGroupsAsync);
        yield return Create(
            "GetLogGroupFields", json.GetLogGroupFieldsRequest, json.GetLogGroupFieldsResponse, new LogGroupFieldsApi(context).GetAsync);
        yield return Create("GetLogRecord", json.GetLogRecordRequest, json.GetLogRecordResponse, records.GetAsync);

        var definitions = new QueryDefinitionApi(context);
        yield return Create("PutQueryDefinition", json.PutQueryDefinitionRequest, json.PutQueryDefinitionResponse, definitions.PutAsync);
        yield return Create(
            "DescribeQueryDefinitions", json.DescribeQueryDefinitionsRequest, json.DescribeQueryDefinitionsResponse, definitions.DescribeAsync);
        yield return Create("DeleteQueryDefinition", json.DeleteQueryDefinitionRequest, json.DeleteQueryDefinitionResponse, definitions.DeleteAsync);
    }

    private static IEnumerable<Operation> ExportOperations(ExportTaskApi exports)
    {
        var json = LogsApiJson.Default;
        yield return Create("CreateExportTask", json.CreateExportTaskRequest, json.CreateExportTaskResponse, exports.CreateAsync);
        yield return Create("DescribeExportTasks", json.DescribeExportTasksRequest, json.DescribeExportTasksResponse, exports.DescribeAsync);
        yield return Create("CancelExportTask", json.CancelExportTaskRequest, json.CancelExportTaskResponse, exports.CancelAsync);
    }
}
