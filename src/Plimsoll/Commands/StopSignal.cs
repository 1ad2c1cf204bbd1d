using System.Runtime.InteropServices;

namespace Plimsoll.Commands;

/// <summary>
/// Completes on SIGINT or SIGTERM, once, so that the program ends in its own order. A second signal ends it at once, and so does its own
/// order when that takes too long.
/// </summary>
internal sealed partial class StopSignal : IDisposable
{
    /// <summary>How long a server may take to end: who sends it a signal waits ten seconds.</summary>
    public static readonly TimeSpan OfServer = TimeSpan.FromSeconds(9);

    private const int Interrupted = 130;
    private const int SigInt = 2;
    private readonly CancellationTokenSource _token = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _signals;
    private readonly TimeSpan _most;
    private readonly ITimer _deadline;

    /// <summary>Listens.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="most">How long the program's own order may take; as long as it needs when null.</param>
    public StopSignal(TimeProvider time, TimeSpan? most = null)
    {
        _most = most ?? Timeout.InfiniteTimeSpan;
        _deadline = time.CreateTimer(
            _ =>
            {
                Console.Error.WriteLine($"plimsoll: not everything has ended in {_most.TotalSeconds:0} s; what is left is cut off.");
                Environment.Exit(Interrupted);
            },
            null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        // A shell without job control has what it starts in the background ignore SIGINT, and the runtime would leave it so.
        _ = SetHandler(SigInt, handler: 0);
        _signals =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
        ];
    }

    /// <summary>Completes on the first signal.</summary>
    public Task Task => _stopped.Task;

    /// <summary>Cancelled on the first signal.</summary>
    public CancellationToken Token => _token.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }

        _deadline.Dispose();
        _token.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetHandler(int signal, nint handler);

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (_stopped.TrySetResult())
        {
            _deadline.Change(_most, Timeout.InfiniteTimeSpan);
            _token.Cancel();
        }
        else
        {
            Environment.Exit(Interrupted);
        }
    }
}
