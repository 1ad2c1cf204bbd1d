using System.Runtime.InteropServices;

namespace Plimsoll.Commands;

/// <summary>Completes on SIGINT or SIGTERM, once, so that the program ends in its own order. A second signal ends it at once.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _signals;

    public StopSignal() => _signals =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
    ];

    /// <summary>Completes on the first signal.</summary>
    public Task Task => _stopped.Task;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }
    }

    private void OnSignal(PosixSignalContext context) => context.Cancel = _stopped.TrySetResult();
}
