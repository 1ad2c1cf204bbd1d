using Plimsoll.Cells.Journal;

namespace Plimsoll.Ecs.Tests.Support;

/// <summary>A store in memory whose writing can be held up.</summary>
internal sealed class GateStore : IStore
{
    private readonly MemoryStore _store = new();
    private readonly ManualResetEventSlim _gate = new(true);
    private bool _refuse;

    /// <summary>From now on nothing becomes durable.</summary>
    public void Hold() => _gate.Reset();

    /// <summary>What was held up goes on.</summary>
    public void Release() => _gate.Set();

    /// <summary>What was held up fails, and what comes after goes on.</summary>
    public void Refuse()
    {
        _refuse = true;
        _gate.Set();
    }

    public IReadOnlyList<string> Cells() => _store.Cells();

    public long Load(string cell, Action<string, ReadOnlySpan<byte>> record) => _store.Load(cell, record);

    public void Append(IReadOnlyList<Entry> entries)
    {
        _gate.Wait();
        if (Interlocked.Exchange(ref _refuse, false))
        {
            throw new IOException("The disk is full.");
        }

        _store.Append(entries);
    }

    public void Reset(IReadOnlyCollection<string> keep) => _store.Reset(keep);

    public void Dispose()
    {
        _gate.Dispose();
        _store.Dispose();
    }
}
