using Microsoft.Extensions.Logging;
using Plimsoll.Agent.ControlPlane;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Agent.Logs;

/// <summary>A log stream to ship to.</summary>
internal sealed partial class LogTarget(LogsClient logs, string group, string stream, TimeProvider time, Random chance, ILogger log)
{
    /// <summary>Makes the stream, and the group where the options ask for it, before the container starts.</summary>
    /// <exception cref="AwsException">It can not be made.</exception>
    public async Task CreateAsync(bool createGroup, CancellationToken cancel)
    {
        try
        {
            await CreateStreamAsync(cancel).ConfigureAwait(false);
        }
        catch (AwsException e) when (e.Code == "ResourceNotFoundException" && createGroup)
        {
            try
            {
                await logs.CreateLogGroupAsync(new CreateLogGroupRequest(group), cancel).ConfigureAwait(false);
            }
            catch (AwsException exists) when (exists.Code == "ResourceAlreadyExistsException")
            {
                // Another container was first.
            }

            await CreateStreamAsync(cancel).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Stores a batch exactly once: when an answer is lost, what the stream holds is counted before the batch is sent again.
    /// </summary>
    /// <param name="position">Before the batch.</param>
    /// <param name="pending">The batch's outline.</param>
    /// <param name="events">The batch; null when only its outline survived a restart of the agent.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Whether the stream holds the batch.</returns>
    public async Task<bool> PutAsync(
        LogPosition position, PendingBatch pending, IReadOnlyList<LogEvent>? events, CancellationToken cancel)
    {
        var backoff = new Backoff(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5), 2, chance);
        var uncertain = events is null;
        while (true)
        {
            try
            {
                if (uncertain && await CountAsync(pending, cancel).ConfigureAwait(false) >= position.ExpectedWith(pending))
                {
                    return true;
                }

                uncertain = false;
                if (events is null)
                {
                    return false;
                }

                await logs.PutLogEventsAsync(new PutLogEventsRequest(group, stream, events), cancel).ConfigureAwait(false);
                return true;
            }
            catch (AwsException e) when (e.Code is "ResourceNotFoundException" or "InvalidParameterException")
            {
                LogLost(pending.Count, group, stream, e.Message);
                return true;
            }
            catch (Exception e) when (e is AwsException || Faults.IsTransient(e))
            {
                uncertain |= Faults.IsAmbiguous(e);
                LogRetry(group, stream, e.Message);
                await backoff.WaitAsync(time, cancel).ConfigureAwait(false);
            }
        }
    }

    private async Task CreateStreamAsync(CancellationToken cancel)
    {
        try
        {
            await logs.CreateLogStreamAsync(new CreateLogStreamRequest(group, stream), cancel).ConfigureAwait(false);
        }
        catch (AwsException e) when (e.Code == "ResourceAlreadyExistsException")
        {
            // The container was started before.
        }
    }

    private async Task<int> CountAsync(PendingBatch pending, CancellationToken cancel)
    {
        var count = 0;
        string? token = null;
        while (true)
        {
            var page = await logs.GetLogEventsAsync(
                new GetLogEventsRequest
                {
                    LogGroupName = group,
                    LogStreamName = stream,
                    StartTime = pending.First,
                    EndTime = pending.Last + 1,
                    StartFromHead = true,
                    NextToken = token,
                },
                cancel).ConfigureAwait(false);
            count += page.Events?.Count ?? 0;
            if (page.NextForwardToken is null || page.NextForwardToken == token || page.Events is not { Count: > 0 })
            {
                return count;
            }

            token = page.NextForwardToken;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} log events for {Group} {Stream} are dropped: {Why}")]
    private partial void LogLost(int count, string group, string stream, string why);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Shipping to {Group} {Stream} is tried again: {Why}")]
    private partial void LogRetry(string group, string stream, string why);
}
