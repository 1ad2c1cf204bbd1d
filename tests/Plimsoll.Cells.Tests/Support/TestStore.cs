using Plimsoll.Cells.Journal;

namespace Plimsoll.Cells.Tests.Support;

/// <summary>A store that can be held up and made to fail, and that counts what it is asked.</summary>
internal sealed class TestStore(IStore? inner = null) : IStore
{
    private readonly ManualResetEventSlim _open = new(initialState: true);
    private readonly IStore _inner = inner ?? new MemoryStore();
    private readonly SemaphoreSlim _entered = new(0);

    public int Appends { get; private set; }

    public Func<IReadOnlyList<Entry>, Exception?>? FailAppend { get; set; }

    public Exception? FailLoad { get; set; }

    /// <summary>Appends wait from here on.</summary>
    public void Hold() => _open.Reset();

    /// <summary>Appends go on.</summary>
    public void Release() => _open.Set();

    /// <summary>Waits until an append waits.</summary>
    public async Task UntilHeldAsync() => Assert.True(await _entered.WaitAsync(TimeSpan.FromSeconds(90)));

    public IReadOnlyList<string> Cells() => _inner.Cells();

    public long Load(string cell, Action<string, ReadOnlySpan<byte>> record) =>
        FailLoad is { } error ? throw error : _inner.Load(cell, record);

    public void Append(IReadOnlyList<Entry> entries)
    {
        Appends++;
        if (!_open.IsSet)
        {
            _entered.Release();
            _open.Wait();
        }

        if (FailAppend?.Invoke(entries) is { } error)
        {
            throw error;
        }

        _inner.Append(entries);
    }

    public void Reset(IReadOnlyCollection<string> keep) => _inner.Reset(keep);

    // A test opens the same store again, as a restarted server does.
    public void Dispose()
    {
    }
}
