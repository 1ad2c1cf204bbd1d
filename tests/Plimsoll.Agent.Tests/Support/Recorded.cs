namespace Plimsoll.Agent.Tests.Support;

/// <summary>Things in the order in which they came, to look at and to wait for.</summary>
internal sealed class Recorded<T>
{
    private readonly Lock _gate = new();
    private readonly List<T> _all = [];

    public IReadOnlyList<T> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _all];
            }
        }
    }

    public void Add(T item)
    {
        lock (_gate)
        {
            _all.Add(item);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _all.Clear();
        }
    }

    public Task<T> WaitAsync(Func<T, bool> fits, string what, int seconds = 90) =>
        Eventually.FindAsync(() => All, fits, what, seconds);
}
