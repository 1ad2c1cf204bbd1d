using System.Globalization;
using Plimsoll.CloudWatch.Logs.Api.Streams;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Store;
using Plimsoll.Wire.Operations;

namespace Plimsoll.CloudWatch.Logs.Api;

/// <summary>Operations on log streams.</summary>
internal sealed class LogStreamApi(LogsContext context)
{
    private const string ByLastEvent = "LastEventTime";

    public async ValueTask<CreateLogStreamResponse> CreateAsync(CallContext call, CreateLogStreamRequest request)
    {
        var now = context.Now;
        await context.ChangeGroupAsync(call, request.LogGroupName!, (writer, group) =>
        {
            if (!writer.CreateStream(group.Id, request.LogStreamName!, now))
            {
                throw LogsErrors.StreamExists();
            }
        }).ConfigureAwait(false);
        return new CreateLogStreamResponse();
    }

    public async ValueTask<DeleteLogStreamResponse> DeleteAsync(CallContext call, DeleteLogStreamRequest request)
    {
        await context.ChangeGroupAsync(call, request.LogGroupName!, (writer, group) =>
        {
            if (group.DeletionProtected)
            {
                throw LogsErrors.DeletionProtected();
            }

            writer.DeleteStream(writer.Streams.Find(group.Id, request.LogStreamName!) ?? throw LogsErrors.StreamNotFound());
        }).ConfigureAwait(false);
        return new DeleteLogStreamResponse();
    }

    public ValueTask<DescribeLogStreamsResponse> DescribeAsync(CallContext call, DescribeLogStreamsRequest request)
    {
        var name = LogsArns.GroupName(call, request.LogGroupName, request.LogGroupIdentifier);
        var byLastEvent = request.OrderBy == ByLastEvent;
        if (byLastEvent && request.LogStreamNamePrefix is not null)
        {
            throw LogsErrors.InvalidParameter("Cannot order by LastEventTime with a logStreamNamePrefix.");
        }

        var descending = request.Descending ?? false;
        var query = string.Join(
            '\n', call.Account, call.Region, "DescribeLogStreams", name, request.LogStreamNamePrefix, byLastEvent, descending);
        var (streams, nextToken) = context.Page(query, request.Limit, request.NextToken, List, Key);
        return ValueTask.FromResult(new DescribeLogStreamsResponse
        {
            LogStreams = [.. streams.Select(stream => Show(LogsArns.Stream(LogsContext.Scope(call), name, stream.Name), stream))],
            NextToken = nextToken,
        });

        IEnumerable<LogStream> List(LogReader reader, string? after)
        {
            var group = LogsContext.Group(reader.Groups, call, name);
            return byLastEvent
                ? reader.Streams.ByLastEvent(group.Id, ReadKey(after), descending)
                : reader.Streams.ByName(group.Id, request.LogStreamNamePrefix ?? "", ReadKey(after)?.Name, descending);
        }
    }

    /// <summary>The sequence token that AWS still gives; nothing reads it any more.</summary>
    public static string SequenceToken(long ingested) => string.Create(CultureInfo.InvariantCulture, $"49{ingested:D54}");

    // No name has a colon in it.
    private static string Key(LogStream stream) => string.Create(CultureInfo.InvariantCulture, $"{stream.LastEvent}:{stream.Name}");

    private static (long? LastEvent, string Name)? ReadKey(string? key)
    {
        var parts = key?.Split(':');
        return parts is null ? null : (parts[0].Length == 0 ? null : long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]);
    }

    private static LogStreamShape Show(string arn, LogStream stream) => new()
    {
        Arn = arn,
        CreationTime = stream.Created,
        FirstEventTimestamp = stream.FirstEvent,
        LastEventTimestamp = stream.LastEvent,
        LastIngestionTime = stream.LastIngestion,
        LogStreamName = stream.Name,

        // Since 2019 AWS reports zero for streams.
        StoredBytes = 0,
        UploadSequenceToken = stream.LastIngestion is { } ingested ? SequenceToken(ingested) : null,
    };
}
