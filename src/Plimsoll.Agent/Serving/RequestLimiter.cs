namespace Plimsoll.Agent.Serving;

/// <summary>Counts requests by whose they are: a bucket of tokens for each.</summary>
/// <param name="limit">How many each may make.</param>
/// <param name="time">Clock.</param>
internal sealed class RequestLimiter(RequestLimit limit, TimeProvider time)
{
    private const int MostBuckets = 4096;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (double Tokens, long At)> _buckets = [];

    /// <summary>Counts a request; false when there were too many.</summary>
    public bool Take(string whose)
    {
        lock (_gate)
        {
            var tokens = _buckets.TryGetValue(whose, out var bucket) ? Filled(bucket) : limit.Burst;
            if (_buckets.Count >= MostBuckets)
            {
                ForgetFull();
            }

            var taken = tokens >= 1;
            _buckets[whose] = (taken ? tokens - 1 : tokens, time.GetTimestamp());
            return taken;
        }
    }

    private double Filled((double Tokens, long At) bucket) =>
        Math.Min(limit.Burst, bucket.Tokens + (time.GetElapsedTime(bucket.At).TotalSeconds * limit.Steady));

    // A full bucket is as good as none.
    private void ForgetFull()
    {
        foreach (var (whose, bucket) in _buckets)
        {
            if (Filled(bucket) >= limit.Burst)
            {
                _buckets.Remove(whose);
            }
        }
    }
}
