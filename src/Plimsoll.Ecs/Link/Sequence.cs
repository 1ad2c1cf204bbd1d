namespace Plimsoll.Ecs.Link;

/// <summary>
/// Numbers of payloads and manifests: an agent drops a manifest whose number is not above all that it has seen (spec/agent-protocol.md §2.5).
/// The clock in microseconds serves as the counter, so that numbers go up over restarts of the server and nothing is stored.
/// </summary>
/// <param name="time">Clock.</param>
internal sealed class Sequence(TimeProvider time)
{
    private long _last;

    /// <summary>The next number; may be called from any thread.</summary>
    public long Next()
    {
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var next = Math.Max(last + 1, (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
            {
                return next;
            }
        }
    }
}
