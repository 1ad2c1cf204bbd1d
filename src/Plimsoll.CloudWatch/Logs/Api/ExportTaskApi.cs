using System.Globalization;
using System.Text.RegularExpressions;
using Plimsoll.CloudWatch.Logs.Api.Exports;
using Plimsoll.CloudWatch.Logs.Control;
using Plimsoll.CloudWatch.Logs.Exports;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Store;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;

namespace Plimsoll.CloudWatch.Logs.Api;

/// <summary>CreateExportTask, DescribeExportTasks, CancelExportTask.</summary>
/// <param name="context">What every resource works with.</param>
/// <param name="runner">Runs them.</param>
/// <param name="open">Opens buckets; null where there is no service to export to.</param>
internal sealed partial class ExportTaskApi(LogsContext context, ExportRunner runner, Func<string, IExportBucket>? open)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async ValueTask<CreateExportTaskResponse> CreateAsync(CallContext call, CreateExportTaskRequest request)
    {
        if (request.To < request.From)
        {
            throw LogsErrors.InvalidParameter("The end of the time range must not be before its start.");
        }

        context.Store.Read(reader => Check(reader.Groups, reader.Exports, call, request));
        await TestAsync(request, call.Aborted).ConfigureAwait(false);
        var id = await context.Store.WriteAsync(writer =>
        {
            var group = Check(writer.Groups, writer.Exports, call, request);
            var task = new ExportTask(
                0, Guid.NewGuid().ToString(), group.Scope, request.TaskName, group.Id, group.Name, request.LogStreamNamePrefix ?? "", request.From!.Value,
                request.To!.Value, request.Destination!, request.DestinationPrefix is { Length: > 0 } prefix ? prefix : ExportKeys.DefaultPrefix,
                ExportStatus.Pending, null, context.Now, null);
            writer.Exporting.Add(task);
            return task.Id;
        }).ConfigureAwait(false);
        runner.Add(id);
        return new CreateExportTaskResponse { TaskId = id };
    }

    public ValueTask<DescribeExportTasksResponse> DescribeAsync(CallContext call, DescribeExportTasksRequest request)
    {
        var query = string.Join('\n', call.Account, call.Region, "DescribeExportTasks", request.StatusCode, request.TaskId);
        var (tasks, nextToken) = context.Page(
            query, request.Limit, request.NextToken, List, task => task.Number.ToString(CultureInfo.InvariantCulture));
        return ValueTask.FromResult(new DescribeExportTasksResponse { ExportTasks = [.. tasks.Select(Show)], NextToken = nextToken });

        IEnumerable<ExportTask> List(LogReader reader, string? after) => reader.Exports
            .List(LogsContext.Scope(call), after is null ? long.MaxValue : long.Parse(after, CultureInfo.InvariantCulture))
            .Where(task => request.TaskId is null || task.Id == request.TaskId)
            .Where(task => request.StatusCode is null || task.Status == request.StatusCode);
    }

    public async ValueTask<CancelExportTaskResponse> CancelAsync(CallContext call, CancelExportTaskRequest request)
    {
        await context.Store.WriteAsync(writer =>
        {
            if (writer.Exports.Find(request.TaskId!) is not { } task || task.Scope != LogsContext.Scope(call))
            {
                throw LogsErrors.NotFound("The specified export task does not exist.");
            }

            if (ExportStatus.IsOver(task.Status))
            {
                throw LogsErrors.ExportFinished();
            }

            writer.Exporting.Cancel(task, context.Now);
            return true;
        }).ConfigureAwait(false);
        runner.Cancel(request.TaskId!);
        return new CancelExportTaskResponse();
    }

    private static LogGroup Check(GroupQueries groups, ExportQueries exports, CallContext call, CreateExportTaskRequest request)
    {
        var group = LogsContext.Group(groups, call, request.LogGroupName!);
        return exports.IsActive(group.Scope) ? throw LogsErrors.LimitExceeded("Resource limit exceeded.") : group;
    }

    // As AWS does: what cannot be written is refused at once, and the object stays.
    private async Task TestAsync(CreateExportTaskRequest request, CancellationToken cancel)
    {
        if (open is null)
        {
            throw LogsErrors.InvalidParameter("This Plimsoll has no S3-compatible service to export to: start it with --s3-endpoint URL.");
        }

        if (!BucketNames.IsMatch(request.Destination!))
        {
            throw LogsErrors.InvalidParameter(ExportEnd.NoBucket);
        }

        using var timeout = new CancellationTokenSource(Patience, context.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, timeout.Token);
        try
        {
            using var bucket = open(request.Destination!);
            var content = new MemoryStream("Permission Check Successful"u8.ToArray());
            if (!await bucket.PutAsync(ExportKeys.WriteTest(request.DestinationPrefix), content, either.Token).ConfigureAwait(false))
            {
                throw LogsErrors.InvalidParameter(ExportEnd.NoBucket);
            }
        }
        catch (IOException error)
        {
            throw NotWritten(error.Message);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            throw NotWritten($"no answer within {Patience.TotalSeconds} s");
        }
    }

    private static AwsException NotWritten(string reason) => LogsErrors.InvalidParameter(
        $"PutObject call on the given bucket failed. Please check if CloudWatch Logs has been granted permission to perform this operation. ({reason})");

    private static ExportTaskShape Show(ExportTask task) => new()
    {
        Destination = task.Bucket,
        DestinationPrefix = task.Prefix,
        ExecutionInfo = new ExportTaskExecutionInfo { CompletionTime = task.Completed, CreationTime = task.Created },
        From = task.From,
        LogGroupName = task.Group,
        Status = new ExportTaskStatus { Code = task.Status, Message = task.Message },
        TaskId = task.Id,
        TaskName = task.Name,
        To = task.To,
    };

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex BucketNames { get; }
}
