namespace Plimsoll.Cells.Control;

/// <summary>A control loop that looks at the start and then once a period, one look at a time. It drains when it is disposed.</summary>
/// <param name="time">Clock.</param>
/// <param name="period">From one look to the next.</param>
/// <param name="look">One look: begins from the records, so that it may be cut short by a crash and come again.</param>
/// <param name="fault">Told of a look that failed; the next one comes all the same.</param>
public sealed class Periodic(TimeProvider time, TimeSpan period, Func<Task> look, Action<Exception> fault) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;
    private bool _stopped;

    /// <summary>Starts. Call it once.</summary>
    public void Start() => _loop = RunAsync();

    /// <summary>Stops; a look that has begun ends first.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _stopped, true))
        {
            return;
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(period, time);
        try
        {
            do
            {
                await LookAsync().ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // Stopped: that is how a wait on the timer ends.
        }
    }

    private async Task LookAsync()
    {
        try
        {
            await look().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            fault(error);
        }
    }
}
