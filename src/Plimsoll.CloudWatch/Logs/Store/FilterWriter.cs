using System.Text.Json;
using Plimsoll.CloudWatch.Logs.Api;
using Plimsoll.CloudWatch.Logs.Metrics;
using Plimsoll.CloudWatch.Logs.Model;

namespace Plimsoll.CloudWatch.Logs.Store;

/// <summary>Changes of filters and of what they gather; within a transaction of <see cref="GroupCommit"/>.</summary>
internal sealed class FilterWriter(SqliteSession session)
{
    public void Put(MetricFilter filter) => session.Execute(
        """
        INSERT INTO metric_filter(group_id, name, pattern, created, metric_namespace, metric_name, metric_value, default_value, unit, dimensions)
        VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT DO UPDATE SET pattern=$3, metric_namespace=$5, metric_name=$6, metric_value=$7, default_value=$8, unit=$9, dimensions=$10
        """,
        filter.GroupId, filter.Name, filter.Pattern, filter.Created, filter.Namespace, filter.Metric, filter.Value, filter.DefaultValue, filter.Unit,
        JsonSerializer.Serialize(filter.Dimensions, LogsApiJson.Default.IReadOnlyDictionaryStringString));

    public bool DeleteMetric(long groupId, string name) =>
        session.Execute("DELETE FROM metric_filter WHERE group_id=$1 AND name=$2", groupId, name) > 0;

    public void Put(SubscriptionFilter filter) => session.Execute(
        """
        INSERT INTO subscription_filter(group_id, name, pattern, created, destination, distribution, role) VALUES($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT DO UPDATE SET pattern=$3, destination=$5, distribution=$6, role=$7
        """,
        filter.GroupId, filter.Name, filter.Pattern, filter.Created, filter.Destination, filter.Distribution, filter.Role);

    public bool DeleteSubscription(long groupId, string name)
    {
        session.Execute(
            "DELETE FROM subscription_event WHERE subscription_id IN (SELECT id FROM subscription_filter WHERE group_id=$1 AND name=$2)", groupId, name);
        return session.Execute("DELETE FROM subscription_filter WHERE group_id=$1 AND name=$2", groupId, name) > 0;
    }

    /// <summary>The filters of a group that goes, and what they had yet to deliver.</summary>
    public void DeleteAll(long groupId)
    {
        session.Execute("DELETE FROM subscription_event WHERE subscription_id IN (SELECT id FROM subscription_filter WHERE group_id=$1)", groupId);
        session.Execute("DELETE FROM subscription_filter WHERE group_id=$1", groupId);
        session.Execute("DELETE FROM metric_filter WHERE group_id=$1", groupId);
    }

    /// <summary>Queues an event for a subscription, where it is still there.</summary>
    public void Queue(long subscriptionId, LogEvent one) => session.Execute(
        """
        INSERT INTO subscription_event(subscription_id, stream, event_id, time, ingested, message)
        SELECT id, $2, $3, $4, $5, $6 FROM subscription_filter WHERE id=$1
        """,
        subscriptionId, one.Stream, one.Position.Id, one.Position.Time, one.Ingested, one.Message);

    /// <summary>What has been delivered.</summary>
    public void Delivered(long subscriptionId, long first, long last) => session.Execute(
        "DELETE FROM subscription_event WHERE subscription_id=$1 AND id>=$2 AND id<=$3", subscriptionId, first, last);

    /// <summary>Gives up what arrived before a time; says how much.</summary>
    public int GiveUp(long subscriptionId, long before) => session.Execute(
        "DELETE FROM subscription_event WHERE subscription_id=$1 AND ingested<$2", subscriptionId, before);

    /// <summary>Adds to the sums of a metric's minute. A default value counts only while nothing else does.</summary>
    public void Add(LogScope scope, MetricSample sample, bool isDefault) => session.Execute(
        """
        INSERT INTO log_metric(account, region, minute, metric_namespace, metric_name, dimensions, unit, count, sum, min, max, is_default)
        VALUES($1, $2, $3, $4, $5, $6, $7, 1, $8, $8, $8, $9)
        ON CONFLICT DO UPDATE SET
            count=CASE WHEN $9 THEN count WHEN is_default THEN 1 ELSE count+1 END, sum=CASE WHEN $9 THEN sum WHEN is_default THEN $8 ELSE sum+$8 END,
            min=CASE WHEN $9 THEN min WHEN is_default THEN $8 ELSE min(min, $8) END, max=CASE WHEN $9 THEN max WHEN is_default THEN $8 ELSE max(max, $8) END,
            is_default=is_default AND $9
        """,
        scope.Account, scope.Region, sample.Minute, sample.Namespace, sample.Metric, sample.Dimensions, sample.Unit, sample.Value, isDefault ? 1 : 0);
}
