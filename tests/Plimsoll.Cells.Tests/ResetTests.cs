using Plimsoll.Cells.Tests.Support;

namespace Plimsoll.Cells.Tests;

public sealed class ResetTests : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);
    private readonly TestStore _store = new();
    private readonly CellHost _host;

    public ResetTests() => _host = Shop.Open(_store);

    [Fact]
    public async Task After_a_reset_nothing_is_left_in_memory_or_store()
    {
        var cell = _host.Cell();
        await cell.WriteAsync(tx => tx.Put(Shop.Items, new Item("a", "g")));

        await _host.ResetAsync();

        Assert.Equal((0, 0), cell.Peek(view => (view.Count(Shop.Items), view.Derived<Ledger>().Sums.Count)));
        await using var again = Shop.Open(_store);
        Assert.Equal(0, again.Cell().Peek(view => view.Count(Shop.Items)));
    }

    [Fact]
    public async Task A_cell_handed_out_before_a_reset_works_after_it()
    {
        var cell = _host.Cell();
        await cell.WriteAsync(tx => tx.Put(Shop.Items, new Item("a")));
        await _host.ResetAsync();

        await cell.WriteAsync(tx => tx.Put(Shop.Items, new Item("b")));

        Assert.Same(cell, _host.Cell());
        await using var again = Shop.Open(_store);
        Assert.Equal("b", Assert.Single(again.Cell().Peek(view => view.All(Shop.Items).ToList())).Key);
    }

    [Fact]
    public async Task A_transaction_that_a_reset_overtakes_either_came_before_it_or_fails()
    {
        _store.Hold();
        var before = _host.Cell().WriteAsync(tx => tx.Put(Shop.Items, new Item("before"))).AsTask();
        await _store.UntilHeldAsync();
        var reset = _host.ResetAsync();
        var after = _host.Cell().WriteAsync(tx => tx.Put(Shop.Items, new Item("after"))).AsTask();
        _store.Release();

        await before.WaitAsync(Deadline);
        await reset.WaitAsync(Deadline);
        await Assert.ThrowsAsync<IOException>(() => after.WaitAsync(Deadline));
        Assert.Equal(0, _host.Cell().Peek(view => view.Count(Shop.Items)));
    }

    public ValueTask DisposeAsync()
    {
        _store.Release();
        return _host.DisposeAsync();
    }
}
