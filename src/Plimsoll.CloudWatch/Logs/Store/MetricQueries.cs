using System.Text.Json;
using Plimsoll.CloudWatch.Logs.Api;
using Plimsoll.CloudWatch.Logs.Metrics;
using Plimsoll.CloudWatch.Logs.Model;

namespace Plimsoll.CloudWatch.Logs.Store;

/// <summary>Questions about what metric filters have counted.</summary>
internal sealed class MetricQueries(SqliteSession session)
{
    public IReadOnlyList<LogMetricPoint> Between(LogScope scope, long start, long end) =>
    [
        .. session.Query(
            """
            SELECT minute, metric_namespace, metric_name, dimensions, unit, count, sum, min, max FROM log_metric
            WHERE account=$1 AND region=$2 AND minute>=$3 AND minute<$4
            """,
            row => new LogMetricPoint(
                scope.Account, scope.Region, row.GetInt64(0), row.GetString(1), row.GetString(2),
                JsonSerializer.Deserialize(row.GetString(3), LogsApiJson.Default.IReadOnlyDictionaryStringString)!,
                row.GetString(4), row.GetInt64(5), row.GetDouble(6), row.GetDouble(7), row.GetDouble(8)),
            scope.Account, scope.Region, start, end),
    ];
}
