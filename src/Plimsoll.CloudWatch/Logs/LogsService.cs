using Microsoft.Extensions.Logging;
using Plimsoll.CloudWatch.Logs.Api;
using Plimsoll.CloudWatch.Logs.Control;
using Plimsoll.CloudWatch.Logs.Store;
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

    /// <summary>Opens the store; nothing else runs before <see cref="Start"/>.</summary>
    /// <param name="options">What it works with.</param>
    /// <param name="logs">Makes its loggers.</param>
    /// <exception cref="InvalidDataException">A later version wrote the file.</exception>
    public LogsService(LogsOptions options, ILoggerFactory logs)
    {
        _store = new LogStore(options.Path);
        _sweeper = new RetentionSweeper(_store, options.Time, logs.CreateLogger<RetentionSweeper>());
        Definition = new ServiceDefinition
        {
            Name = "logs",
            Protocol = WireProtocol.Json11,
            Target = "Logs_20140328",
            MaxBodyBytes = MaxBodyBytes,
            Operations = [.. Operations(new LogsContext(_store, options.Tokens, options.Time))],
        };
    }

    /// <summary>The operations.</summary>
    public ServiceDefinition Definition { get; }

    /// <summary>Starts removing what has expired.</summary>
    public void Start() => _sweeper.Start();

    /// <summary>Drops all groups, streams and events of every account and region.</summary>
    public Task ResetAsync() => _store.ResetAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _sweeper.DisposeAsync().ConfigureAwait(false);
        _store.Dispose();
    }

    private static IEnumerable<Operation> Operations(LogsContext context)
    {
        var json = LogsApiJson.Default;
        var groups = new LogGroupApi(context);
        yield return Create("CreateLogGroup", json.CreateLogGroupRequest, json.CreateLogGroupResponse, groups.CreateAsync);
        yield return Create("DeleteLogGroup", json.DeleteLogGroupRequest, json.DeleteLogGroupResponse, groups.DeleteAsync);
        yield return Create("DescribeLogGroups", json.DescribeLogGroupsRequest, json.DescribeLogGroupsResponse, new LogGroupList(context).DescribeAsync);
        yield return Create("PutRetentionPolicy", json.PutRetentionPolicyRequest, json.PutRetentionPolicyResponse, groups.PutRetentionPolicyAsync);
        yield return Create("DeleteRetentionPolicy", json.DeleteRetentionPolicyRequest, json.DeleteRetentionPolicyResponse, groups.DeleteRetentionPolicyAsync);
        yield return Create(
            "PutLogGroupDeletionProtection", json.PutLogGroupDeletionProtectionRequest, json.PutLogGroupDeletionProtectionResponse, groups.PutDeletionProtectionAsync);

        var streams = new LogStreamApi(context);
        yield return Create("CreateLogStream", json.CreateLogStreamRequest, json.CreateLogStreamResponse, streams.CreateAsync);
        yield return Create("DeleteLogStream", json.DeleteLogStreamRequest, json.DeleteLogStreamResponse, streams.DeleteAsync);
        yield return Create("DescribeLogStreams", json.DescribeLogStreamsRequest, json.DescribeLogStreamsResponse, streams.DescribeAsync);

        yield return Create("PutLogEvents", json.PutLogEventsRequest, json.PutLogEventsResponse, new PutLogEventsApi(context).PutAsync);
        yield return Create("GetLogEvents", json.GetLogEventsRequest, json.GetLogEventsResponse, new GetLogEventsApi(context).GetAsync);
        yield return Create("FilterLogEvents", json.FilterLogEventsRequest, json.FilterLogEventsResponse, new FilterLogEventsApi(context).FilterAsync);

        var tags = new TagApi(context);
        yield return Create("TagResource", json.TagResourceRequest, json.TagResourceResponse, tags.TagResourceAsync);
        yield return Create("UntagResource", json.UntagResourceRequest, json.UntagResourceResponse, tags.UntagResourceAsync);
        yield return Create("ListTagsForResource", json.ListTagsForResourceRequest, json.ListTagsForResourceResponse, tags.ListForResourceAsync);
        yield return Create("TagLogGroup", json.TagLogGroupRequest, json.TagLogGroupResponse, tags.TagLogGroupAsync);
        yield return Create("UntagLogGroup", json.UntagLogGroupRequest, json.UntagLogGroupResponse, tags.UntagLogGroupAsync);
        yield return Create("ListTagsLogGroup", json.ListTagsLogGroupRequest, json.ListTagsLogGroupResponse, tags.ListLogGroupAsync);

        yield return Create("TestMetricFilter", json.TestMetricFilterRequest, json.TestMetricFilterResponse, new MetricFilterApi().TestAsync);
    }
}
