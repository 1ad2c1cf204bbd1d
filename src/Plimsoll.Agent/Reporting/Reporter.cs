using Microsoft.Extensions.Logging;
using Plimsoll.Agent.ControlPlane;
using Plimsoll.Wire.Errors;

namespace Plimsoll.Agent.Reporting;

/// <summary>Tells the control plane, however long that takes (agent-protocol §1.4). At most ten calls at a time.</summary>
internal sealed partial class Reporter(IControlPlane controlPlane, TimeProvider time, Random chance, ILogger log) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(10);

    /// <summary>Returns when the control plane has acknowledged the change, or has refused it for good.</summary>
    public Task SubmitAsync(SubmitTaskStateChangeRequest change, CancellationToken cancel) =>
        UntilTakenAsync(() => controlPlane.SubmitTaskStateChangeAsync(change, cancel), change.Task ?? "", cancel);

    /// <summary>The same for an attachment of the instance.</summary>
    public Task SubmitAsync(SubmitAttachmentStateChangesRequest change, CancellationToken cancel) =>
        UntilTakenAsync(() => controlPlane.SubmitAttachmentStateChangesAsync(change, cancel), "attachments", cancel);

    public void Dispose() => _slots.Dispose();

    private async Task UntilTakenAsync(Func<Task> submit, string subject, CancellationToken cancel)
    {
        var soon = new Backoff(TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(5), 2, chance);
        var later = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), 2, chance);
        while (true)
        {
            bool transient;
            await _slots.WaitAsync(cancel).ConfigureAwait(false);
            try
            {
                await submit().ConfigureAwait(false);
                return;
            }
            catch (AwsException e) when (e.Code == "InvalidParameterException")
            {
                LogDropped(subject, e.Message);
                return;
            }
            catch (Exception e) when (Faults.IsTransient(e) || e is AwsException)
            {
                LogRetry(subject, e.Message);
                transient = Faults.IsTransient(e);
            }
            finally
            {
                _slots.Release();
            }

            await (transient ? soon : later).WaitAsync(time, cancel).ConfigureAwait(false);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The control plane does not want the state of {Subject}: {Why}")]
    private partial void LogDropped(string subject, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The state of {Subject} could not be told and is told again: {Why}")]
    private partial void LogRetry(string subject, string why);
}
