using System.Collections.Concurrent;
using System.Text.Json;
using Plimsoll.CloudWatch.Logs.Api;
using Plimsoll.CloudWatch.Logs.Metrics;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Patterns;
using Plimsoll.CloudWatch.Logs.Store;
using Plimsoll.CloudWatch.Logs.Subscriptions;

namespace Plimsoll.CloudWatch.Logs.Control;

/// <summary>
/// What the filters of a group make of a batch of events. Patterns are matched before the write, which has the store's one thread
/// for itself; what comes of it is written in the transaction of the events, or not at all.
/// </summary>
internal sealed class BatchFilters
{
    private const long Minute = 60_000;
    private const int MostPatterns = 1000;
    private const string NoDimensions = "{}";
    private static readonly ConcurrentDictionary<string, FilterPattern> Patterns = new(StringComparer.Ordinal);

    private readonly List<(MetricFilter Filter, MetricSample?[] Samples)> _metrics;
    private readonly List<(SubscriptionFilter Filter, bool[] Matches)> _subscriptions;

    private BatchFilters(List<(MetricFilter, MetricSample?[])> metrics, List<(SubscriptionFilter, bool[])> subscriptions) =>
        (_metrics, _subscriptions) = (metrics, subscriptions);

    /// <summary>Matches the events.</summary>
    public static BatchFilters Match(IReadOnlyList<MetricFilter> metrics, IReadOnlyList<SubscriptionFilter> subscriptions, NewLogEvent[] events) => new(
        [.. metrics.Select(filter => (filter, Samples(filter, events)))],
        [.. subscriptions.Select(filter => (filter, Array.ConvertAll(events, one => Pattern(filter.Pattern).Matches(one.Message))))]);

    /// <summary>Writes what comes of the events that were taken.</summary>
    /// <param name="writer">Within the transaction of the events.</param>
    /// <param name="group">Their group.</param>
    /// <param name="stream">Their stream.</param>
    /// <param name="events">The whole batch.</param>
    /// <param name="accepted">Those that were taken.</param>
    /// <param name="lastId">The store's key of the last of them.</param>
    /// <param name="now">Milliseconds since 1970.</param>
    public void Write(LogWriter writer, LogGroup group, LogStream stream, NewLogEvent[] events, Range accepted, long lastId, long now)
    {
        var (start, end) = (accepted.Start.Value, accepted.End.Value);
        foreach (var (filter, samples) in _metrics)
        {
            WriteSamples(writer, group.Scope, filter, samples.AsSpan()[start..end], events.AsSpan()[start..end]);
        }

        foreach (var (filter, matches) in _subscriptions)
        {
            var matched = Enumerable.Range(start, end - start).Where(i => matches[i]).ToList();
            if (matched.Count == 0)
            {
                continue;
            }

            if (SubscriptionDestination.IsWebhook(filter.Destination))
            {
                foreach (var i in matched)
                {
                    writer.Filtering.Queue(
                        filter.Id, new LogEvent(new EventPosition(events[i].Timestamp, lastId - (end - 1 - i)), now, stream.Name, events[i].Message));
                }
            }
            else
            {
                Copy(writer, group, stream, filter, [.. matched.Select(i => events[i])], now);
            }
        }
    }

    // What a subscription brings into a group is not subscribed to again: two groups that subscribe to each other would never end.
    private static void Copy(LogWriter writer, LogGroup group, LogStream stream, SubscriptionFilter filter, NewLogEvent[] events, long now)
    {
        var name = LogsArns.NameOf(filter.Destination);
        if (writer.Groups.Find(group.Scope, name) is { } target)
        {
            var into = SubscriptionDestination.StreamName(group.Name, stream.Name);
            writer.CreateStream(target.Id, into, now);
            writer.Append(writer.Streams.Find(target.Id, into)!, events, now);
        }
    }

    private static void WriteSamples(
        LogWriter writer, LogScope scope, MetricFilter filter, ReadOnlySpan<MetricSample?> samples, ReadOnlySpan<NewLogEvent> events)
    {
        foreach (var sample in samples)
        {
            if (sample is { } matched)
            {
                writer.Filtering.Add(scope, matched, isDefault: false);
            }
        }

        if (filter.DefaultValue is not { } value)
        {
            return;
        }

        var last = long.MinValue;
        foreach (var one in events)
        {
            if (MinuteOf(one) is var minute && minute != last)
            {
                writer.Filtering.Add(scope, Sample(filter, minute, NoDimensions, value), isDefault: true);
                last = minute;
            }
        }
    }

    private static MetricSample?[] Samples(MetricFilter filter, NewLogEvent[] events)
    {
        var pattern = Pattern(filter.Pattern);
        return Array.ConvertAll(events, one =>
            pattern.Matches(one.Message) && FieldReader.Number(filter.Value, pattern, one.Message) is { } value && Dimensions(filter, pattern, one.Message) is { } dimensions
                ? Sample(filter, MinuteOf(one), dimensions, value)
                : (MetricSample?)null);
    }

    private static MetricSample Sample(MetricFilter filter, long minute, string dimensions, double value) =>
        new(minute, filter.Namespace, filter.Metric, dimensions, filter.Unit ?? "None", value);

    // An event that lacks the field of a dimension adds nothing, as in AWS.
    private static string? Dimensions(MetricFilter filter, FilterPattern pattern, string message)
    {
        if (filter.Dimensions.Count == 0)
        {
            return NoDimensions;
        }

        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, field) in filter.Dimensions)
        {
            if (FieldReader.Text(field, pattern, message) is not { } value)
            {
                return null;
            }

            values[name] = value;
        }

        return JsonSerializer.Serialize(values, LogsApiJson.Default.IReadOnlyDictionaryStringString);
    }

    private static long MinuteOf(NewLogEvent one) => one.Timestamp - (one.Timestamp % Minute);

    private static FilterPattern Pattern(string text)
    {
        if (!Patterns.TryGetValue(text, out var pattern))
        {
            if (Patterns.Count >= MostPatterns)
            {
                Patterns.Clear();
            }

            Patterns[text] = pattern = FilterPattern.Parse(text);
        }

        return pattern;
    }
}
