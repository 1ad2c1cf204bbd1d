using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Store;

namespace Plimsoll.CloudWatch.Logs.Metrics;

/// <summary>The sums in the logs file.</summary>
internal sealed class StoredMetrics(LogStore store) : ILogMetrics
{
    public IReadOnlyList<LogMetricPoint> Read(string account, string region, long start, long end) =>
        store.Read(reader => reader.Metrics.Between(new LogScope(account, region), start, end));
}
