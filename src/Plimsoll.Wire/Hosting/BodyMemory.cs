namespace Plimsoll.Wire.Hosting;

/// <summary>
/// Memory of request bodies. Bodies whose signature is not known to be right yet share a bound, but for a small part of each; and when large
/// ones have come and gone, their memory goes back to the machine as soon as no more come.
/// </summary>
/// <param name="time">Clock of that quiet.</param>
public sealed class BodyMemory(TimeProvider time) : IDisposable
{
    /// <summary>Bytes of each body that count for nothing: what a connection costs anyway.</summary>
    public const int Free = 64 << 10;

    /// <summary>Bytes of all bodies beyond that whose signature is not known yet.</summary>
    public const long MostUnproven = 128 << 20;

    private const long WorthCollecting = 32 << 20;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);
    private readonly Lock _gate = new();
    private long _unproven;
    private long _passed;
    private ITimer? _timer;

    /// <summary>Bytes that are being held for callers who have not proven themselves.</summary>
    public long Unproven => Interlocked.Read(ref _unproven);

    /// <summary>Takes room for bytes of callers who have not proven themselves; false where there is none.</summary>
    public bool TryTake(long bytes)
    {
        if (bytes == 0 || Interlocked.Add(ref _unproven, bytes) <= MostUnproven)
        {
            return true;
        }

        Interlocked.Add(ref _unproven, -bytes);
        return false;
    }

    /// <summary>Gives it back.</summary>
    public void Release(long bytes) => Interlocked.Add(ref _unproven, -bytes);

    /// <summary>Says that a body of so many bytes has been read or given up.</summary>
    public void Passed(long bytes)
    {
        if (bytes <= Free)
        {
            return;
        }

        lock (_gate)
        {
            _passed += bytes;
            if (_passed >= WorthCollecting)
            {
                _timer ??= time.CreateTimer(_ => Collect(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                _timer.Change(Quiet, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    private void Collect()
    {
        lock (_gate)
        {
            _passed = 0;
        }

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
