namespace Plimsoll.CloudWatch.Logs.Metrics;

/// <summary>What metric filters count, for whoever offers metrics. It is as durable as the events that it was counted from.</summary>
public interface ILogMetrics
{
    /// <summary>The sums of the minutes from <paramref name="start"/> (included) to <paramref name="end"/> (left out), milliseconds since 1970.</summary>
    IReadOnlyList<LogMetricPoint> Read(string account, string region, long start, long end);
}
