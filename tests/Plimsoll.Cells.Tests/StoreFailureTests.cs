using Plimsoll.Cells.Journal;
using Plimsoll.Cells.Tests.Support;

namespace Plimsoll.Cells.Tests;

public sealed class StoreFailureTests : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);
    private readonly TestStore _store = new();
    private readonly CellHost _host;

    public StoreFailureTests() => _host = Shop.Open(_store);

    private Cell Cell => _host.Cell();

    [Fact]
    public async Task A_failed_write_says_so_and_memory_goes_back_to_what_is_durable()
    {
        await PutAsync("kept", "g");
        _store.FailAppend = _ => new IOException("disk full");

        var error = await Assert.ThrowsAsync<IOException>(async () => await PutAsync("lost", "g"));

        Assert.Contains("disk full", error.Message, StringComparison.Ordinal);
        Assert.Equal("kept", Assert.Single(await Cell.ReadAsync(view => view.In(Shop.ByGroup, "g").ToList())).Key);
        Assert.Equal(1, Cell.Peek(view => view.Derived<Ledger>().Sums["g"]));
    }

    [Fact]
    public async Task Later_writes_work_when_the_store_works_again()
    {
        _store.FailAppend = _ => new IOException("disk full");
        await Assert.ThrowsAsync<IOException>(async () => await PutAsync("lost"));
        _store.FailAppend = null;

        await PutAsync("kept");

        await using var again = Shop.Open(_store);
        Assert.Equal("kept", Assert.Single(again.Cell().Peek(view => view.All(Shop.Items).ToList())).Key);
    }

    [Fact]
    public async Task Every_write_that_waits_on_a_failed_one_of_its_cell_gets_the_error()
    {
        _store.FailAppend = _ => new IOException("disk full");
        _store.Hold();
        var first = PutAsync("a");
        await _store.UntilHeldAsync();
        var second = PutAsync("b");
        var third = Cell.WriteAsync(tx => tx.OnDurable(() => Assert.Fail("An effect of what never was."))).AsTask();
        _store.Release();

        await Assert.ThrowsAsync<IOException>(() => first.WaitAsync(Deadline));
        await Assert.ThrowsAsync<IOException>(() => second.WaitAsync(Deadline));
        await Assert.ThrowsAsync<IOException>(() => third.WaitAsync(Deadline));
        Assert.Equal(0, Cell.Peek(view => view.Count(Shop.Items)));
    }

    [Fact]
    public async Task A_read_that_saw_what_then_failed_looks_again()
    {
        _store.FailAppend = _ => new IOException("disk full");
        _store.Hold();
        var writing = PutAsync("a");
        await _store.UntilHeldAsync();
        var reading = Cell.ReadAsync(view => view.Count(Shop.Items)).AsTask();
        _store.Release();

        Assert.Equal(0, await reading.WaitAsync(Deadline));
        await Assert.ThrowsAsync<IOException>(() => writing);
    }

    [Fact]
    public async Task One_bad_transaction_does_not_take_the_group_with_it()
    {
        _store.FailAppend = entries => entries.Any(entry => entry.Changes[0].Key == "bad") ? new IOException("not this one") : null;
        var elsewhere = _host.Get("000000000002", "global");
        _store.Hold();
        var first = PutAsync("first");
        await _store.UntilHeldAsync();
        var bad = PutAsync("bad");
        var good = elsewhere.WriteAsync(tx => tx.Put(Shop.Items, new Item("good"))).AsTask();
        _store.Release();

        await first.WaitAsync(Deadline);
        await good.WaitAsync(Deadline);
        await Assert.ThrowsAsync<IOException>(() => bad.WaitAsync(Deadline));
        Assert.Equal("first", Assert.Single(Cell.Peek(view => view.All(Shop.Items).ToList())).Key);
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_either_is_asked_again_at_the_next_use()
    {
        await PutAsync("kept");
        _store.FailAppend = _ => new IOException("disk gone");
        _store.FailLoad = new IOException("disk gone");
        await Assert.ThrowsAsync<IOException>(async () => await PutAsync("lost"));
        await Assert.ThrowsAsync<IOException>(async () => await Cell.ReadAsync(view => view.Count(Shop.Items)));

        (_store.FailAppend, _store.FailLoad) = (null, null);

        await PutAsync("after");
        Assert.Equal(2, await Cell.ReadAsync(view => view.Count(Shop.Items)));
    }

    private async Task PutAsync(string key, string? group = null) => await Cell.WriteAsync(tx => tx.Put(Shop.Items, new Item(key, group)));

    public ValueTask DisposeAsync()
    {
        _store.Release();
        return _host.DisposeAsync();
    }
}
