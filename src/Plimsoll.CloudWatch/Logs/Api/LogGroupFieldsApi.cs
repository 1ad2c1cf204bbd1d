using Plimsoll.CloudWatch.Logs.Api.Groups;
using Plimsoll.CloudWatch.Logs.Insights;
using Plimsoll.Wire.Operations;

namespace Plimsoll.CloudWatch.Logs.Api;

/// <summary>GetLogGroupFields: which fields the events of some minutes have, and how many of the events have them.</summary>
internal sealed class LogGroupFieldsApi(LogsContext context)
{
    // The latest ones of that time stand for all.
    private const int MostEvents = 10_000;

    private static readonly long Around = (long)TimeSpan.FromMinutes(8).TotalMilliseconds;
    private static readonly long Recent = (long)TimeSpan.FromMinutes(15).TotalMilliseconds;
    private static readonly string[] OfAll =
        [SystemFields.IngestionTime, SystemFields.Log, SystemFields.LogStream, SystemFields.Message, SystemFields.Timestamp];

    public ValueTask<GetLogGroupFieldsResponse> GetAsync(CallContext call, GetLogGroupFieldsRequest request)
    {
        var name = LogsArns.GroupName(call, request.LogGroupName, request.LogGroupIdentifier);
        var group = context.Store.Read(reader => LogsContext.Group(reader.Groups, call, name));
        var (start, end) = request.Time is { } time
            ? (LogTimes.Milliseconds(time) - Around, LogTimes.Milliseconds(time) + Around)
            : (context.Now - Recent, context.Now);
        var scan = new QueryScan(context.Store, start, end + 1, oldestFirst: false, call.Aborted);
        var (counts, events) = (new Dictionary<string, int>(StringComparer.Ordinal), 0);
        foreach (var row in scan.Rows([group]).Take(MostEvents))
        {
            events++;
            foreach (var field in DiscoveredFields.Of(row.Event!.Message).Keys.Except(OfAll).Concat(OfAll))
            {
                counts[field] = counts.GetValueOrDefault(field) + 1;
            }
        }

        return ValueTask.FromResult(new GetLogGroupFieldsResponse
        {
            LogGroupFields =
            [
                .. counts.Select(field => new LogGroupField { Name = field.Key, Percent = (int)(100L * field.Value / events) })
                    .OrderByDescending(field => field.Percent).ThenBy(field => field.Name, StringComparer.Ordinal),
            ],
        });
    }
}
