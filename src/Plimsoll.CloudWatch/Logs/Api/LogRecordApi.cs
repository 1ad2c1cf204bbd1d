using System.Globalization;
using Plimsoll.CloudWatch.Logs.Api.Queries;
using Plimsoll.CloudWatch.Logs.Insights;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.Wire.Operations;

namespace Plimsoll.CloudWatch.Logs.Api;

/// <summary>GetLogRecord: the event that <c>@ptr</c> of a query's answer names, with all its fields.</summary>
internal sealed class LogRecordApi(LogsContext context)
{
    /// <summary>Makes <c>@ptr</c>.</summary>
    public string Pointer(LogScope scope, long groupId, LogEvent one) =>
        context.Tokens.Make(Query(scope), string.Create(CultureInfo.InvariantCulture, $"{groupId}:{one.Position.Id}:{one.Position.Time}"));

    public ValueTask<GetLogRecordResponse> GetAsync(CallContext call, GetLogRecordRequest request)
    {
        var scope = LogsContext.Scope(call);
        var text = context.Tokens.Read(Query(scope), request.LogRecordPointer, Invalid) ?? throw Invalid();
        var parts = Array.ConvertAll(text.Split(':'), part => long.Parse(part, CultureInfo.InvariantCulture));
        return ValueTask.FromResult(context.Store.Read(reader =>
        {
            // The time too: what has been removed leaves its key to a later event.
            if (reader.Groups.Find(parts[0]) is not { } group || reader.Events.Find(group.Id, parts[1], reader.Streams.Name)?.Event is not { } found
                || found.Position.Time != parts[2])
            {
                throw LogsErrors.NotFound("The log record does not exist.");
            }

            var row = new Row(group, found);
            var record = new Dictionary<string, string>
            {
                [SystemFields.Pointer] = request.LogRecordPointer!,
                [SystemFields.Message] = found.Message,
                [SystemFields.Timestamp] = found.Position.Time.ToString(CultureInfo.InvariantCulture),
                [SystemFields.IngestionTime] = found.Ingested.ToString(CultureInfo.InvariantCulture),
                [SystemFields.LogStream] = found.Stream,
                [SystemFields.Log] = row[SystemFields.Log].ToString(),
            };
            foreach (var (name, value) in DiscoveredFields.Of(found.Message))
            {
                record.TryAdd(name, value.ToString());
            }

            return new GetLogRecordResponse { LogRecord = record };
        }));
    }

    private static string Query(LogScope scope) => string.Join('\n', scope.Account, scope.Region, "GetLogRecord");

    private static Wire.Errors.AwsException Invalid() => LogsErrors.InvalidParameter("The specified logRecordPointer is invalid.");
}
