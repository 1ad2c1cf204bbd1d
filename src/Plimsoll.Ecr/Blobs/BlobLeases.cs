using Plimsoll.Ecr.Naming;

namespace Plimsoll.Ecr.Blobs;

/// <summary>
/// Who is about to use which blob. A sweep spares all that was held at any time since it began: what was let go before that is
/// named by a record that the sweep's mark sees. No clock is needed.
/// </summary>
internal sealed class BlobLeases
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Digest, int> _held = [];
    private readonly Dictionary<Digest, Task> _removals = [];
    private HashSet<Digest>? _spared;

    /// <summary>Holds a blob until disposed.</summary>
    public IDisposable Hold(Digest digest)
    {
        lock (_gate)
        {
            _held[digest] = _held.GetValueOrDefault(digest) + 1;
            _spared?.Add(digest);
        }

        return new Lease(this, digest);
    }

    /// <summary>From here on holders are taken note of.</summary>
    public void BeginSweep()
    {
        lock (_gate)
        {
            _spared = [.. _held.Keys];
        }
    }

    /// <summary>Removes a blob unless it was held since the sweep began. No hold begins meanwhile.</summary>
    public bool TryRemove(Digest digest, Action remove)
    {
        lock (_gate)
        {
            if (_spared?.Contains(digest) != false)
            {
                return false;
            }

            remove();
            return true;
        }
    }

    /// <summary>Removes a blob unless it was held since the sweep began. Who holds it meanwhile waits for <see cref="RemovalOf"/> before looking for it.</summary>
    public async Task<bool> TryRemoveAsync(Digest digest, Func<Task> remove)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_spared?.Contains(digest) != false)
            {
                return false;
            }

            _removals[digest] = over.Task;
        }

        try
        {
            await remove();
            return true;
        }
        finally
        {
            lock (_gate)
            {
                _removals.Remove(digest);
            }

            over.SetResult();
        }
    }

    /// <summary>Ends when a blob is not being removed. For a holder, no removal begins after that.</summary>
    public Task RemovalOf(Digest digest)
    {
        lock (_gate)
        {
            return _removals.GetValueOrDefault(digest) ?? Task.CompletedTask;
        }
    }

    /// <summary>The sweep is over.</summary>
    public void EndSweep()
    {
        lock (_gate)
        {
            _spared = null;
        }
    }

    private void Release(Digest digest)
    {
        lock (_gate)
        {
            var left = _held[digest] - 1;
            if (left == 0)
            {
                _held.Remove(digest);
            }
            else
            {
                _held[digest] = left;
            }
        }
    }

    private sealed class Lease(BlobLeases leases, Digest digest) : IDisposable
    {
        private int _released;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _released, 1) == 0)
            {
                leases.Release(digest);
            }
        }
    }
}
