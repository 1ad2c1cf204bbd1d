using System.Runtime.InteropServices;

namespace Plimsoll.Commands;

/// <summary>Completes on SIGINT or SIGTERM, once, so that the program ends in its own order. A second signal ends it at once.</summary>
internal sealed partial class StopSignal : IDisposable
{
    private const int SigInt = 2;
    private readonly CancellationTokenSource _token = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _signals;

    public StopSignal()
    {
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

        _token.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetHandler(int signal, nint handler);

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = _stopped.TrySetResult();
        _token.Cancel();
    }
}
