using System.Text.Json;
using Microsoft.Data.Sqlite;
using Plimsoll.CloudWatch.Logs.Api;
using Plimsoll.CloudWatch.Logs.Model;

namespace Plimsoll.CloudWatch.Logs.Store;

/// <summary>An event that a subscription has yet to deliver.</summary>
internal sealed record UndeliveredEvent(long Id, LogEvent Event);

/// <summary>Questions about metric filters and subscription filters.</summary>
internal sealed class FilterQueries(SqliteSession session)
{
    private const string MetricColumns =
        """
        SELECT f.group_id, g.name, f.name, f.pattern, f.created, f.metric_namespace, f.metric_name, f.metric_value, f.default_value, f.unit, f.dimensions
        FROM metric_filter f JOIN log_group g ON g.id=f.group_id
        """;

    private const string SubscriptionColumns = "SELECT id, group_id, name, pattern, created, destination, distribution, role FROM subscription_filter";

    public IReadOnlyList<MetricFilter> Metrics(long groupId) => [.. session.Query($"{MetricColumns} WHERE f.group_id=$1 ORDER BY f.name", ReadMetric, groupId)];

    /// <summary>The metric filters of all groups of a scope, by group and name.</summary>
    public IEnumerable<MetricFilter> Metrics(LogScope scope) =>
        session.Query($"{MetricColumns} WHERE g.account=$1 AND g.region=$2 ORDER BY g.name, f.name", ReadMetric, scope.Account, scope.Region);

    public int CountMetrics(long groupId) => (int)session.Scalar("SELECT count(*) FROM metric_filter WHERE group_id=$1", groupId);

    public IReadOnlyList<SubscriptionFilter> Subscriptions(long groupId) =>
        [.. session.Query($"{SubscriptionColumns} WHERE group_id=$1 ORDER BY name", ReadSubscription, groupId)];

    /// <summary>The subscriptions, of whatever scope, that have something to deliver.</summary>
    public IReadOnlyList<SubscriptionFilter> Waiting() =>
        [.. session.Query($"{SubscriptionColumns} WHERE id IN (SELECT DISTINCT subscription_id FROM subscription_event)", ReadSubscription)];

    /// <summary>What a subscription has yet to deliver, in order of arrival.</summary>
    public IEnumerable<UndeliveredEvent> Undelivered(long subscriptionId) => session.Query(
        "SELECT id, stream, event_id, time, ingested, message FROM subscription_event WHERE subscription_id=$1 ORDER BY id",
        row => new UndeliveredEvent(
            row.GetInt64(0), new LogEvent(new EventPosition(row.GetInt64(3), row.GetInt64(2)), row.GetInt64(4), row.GetString(1), row.GetString(5))),
        subscriptionId);

    private static MetricFilter ReadMetric(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetString(5), row.GetString(6), row.GetString(7),
        row.IsDBNull(8) ? null : row.GetDouble(8), row.IsDBNull(9) ? null : row.GetString(9),
        JsonSerializer.Deserialize(row.GetString(10), LogsApiJson.Default.IReadOnlyDictionaryStringString)!);

    private static SubscriptionFilter ReadSubscription(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetString(5), row.GetString(6),
        row.IsDBNull(7) ? null : row.GetString(7));
}
