using System.IO.Compression;
using System.Text.Json;
using Plimsoll.CloudWatch.Logs.Api;
using Plimsoll.CloudWatch.Logs.Model;

namespace Plimsoll.CloudWatch.Logs.Subscriptions;

/// <summary>An event in AWS's payload.</summary>
internal sealed record PayloadEvent(string Id, long Timestamp, string Message);

/// <summary>What AWS hands to a Lambda function that subscribes, before it is compressed.</summary>
internal sealed record PayloadData(
    string MessageType, string Owner, string LogGroup, string LogStream, IReadOnlyList<string> SubscriptionFilters, IReadOnlyList<PayloadEvent> LogEvents);

/// <summary>The compressed data.</summary>
internal sealed record PayloadLogs(string Data);

/// <summary>
/// The whole event of a Lambda function: <c>{"awslogs": {"data": base64 of gzip of JSON}}</c>
/// (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html).
/// </summary>
internal sealed record SubscriptionPayload(PayloadLogs Awslogs)
{
    /// <summary>Its bytes, of events of one stream.</summary>
    public static byte[] Of(LogGroup group, string filter, IReadOnlyList<LogEvent> events)
    {
        var data = new PayloadData(
            "DATA_MESSAGE", group.Scope.Account, group.Name, events[0].Stream, [filter],
            [.. events.Select(one => new PayloadEvent(one.EventId, one.Position.Time, one.Message))]);
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(gzip, data, LogsApiJson.Default.PayloadData);
        }

        var payload = new SubscriptionPayload(new PayloadLogs(Convert.ToBase64String(compressed.GetBuffer().AsSpan(0, (int)compressed.Length))));
        return JsonSerializer.SerializeToUtf8Bytes(payload, LogsApiJson.Default.SubscriptionPayload);
    }
}
