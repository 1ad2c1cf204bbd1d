using Plimsoll.Cells.Journal;
using Plimsoll.Cells.Tests.Support;

namespace Plimsoll.Cells.Tests;

public sealed class DurabilityTests : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);
    private readonly TestStore _store = new();
    private readonly CellHost _host;

    public DurabilityTests() => _host = Shop.Open(_store);

    private Cell Cell => _host.Cell();

    [Fact]
    public async Task A_write_answers_only_when_the_store_has_it()
    {
        var writing = await StartHeldWriteAsync();

        Assert.False(writing.IsCompleted);
        _store.Release();
        await writing.WaitAsync(Deadline);
    }

    [Fact]
    public async Task A_read_that_saw_a_change_answers_only_when_the_change_is_durable()
    {
        await StartHeldWriteAsync();
        var reading = Cell.ReadAsync(view => view.Count(Shop.Items)).AsTask();

        Assert.False(reading.IsCompleted);
        _store.Release();
        Assert.Equal(1, await reading.WaitAsync(Deadline));
    }

    [Fact]
    public async Task A_read_with_nothing_in_flight_answers_at_once()
    {
        await Cell.WriteAsync(tx => tx.Put(Shop.Items, new Item("a")));

        Assert.True(Cell.ReadAsync(view => view.Count(Shop.Items)).AsTask().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_transaction_that_only_looked_also_waits_for_what_it_saw()
    {
        await StartHeldWriteAsync();
        var looking = Cell.WriteAsync(tx => tx.Count(Shop.Items)).AsTask();

        Assert.False(looking.IsCompleted);
        _store.Release();
        Assert.Equal(1, await looking.WaitAsync(Deadline));
    }

    [Fact]
    public async Task Transactions_that_wait_share_one_append()
    {
        await StartHeldWriteAsync();
        var waiting = Enumerable.Range(0, 100).Select(i => Cell.WriteAsync(tx => tx.Put(Shop.Items, new Item($"k{i}"))).AsTask()).ToList();

        _store.Release();
        await Task.WhenAll(waiting).WaitAsync(Deadline);
        Assert.Equal(2, _store.Appends);
    }

    [Fact]
    public async Task Effects_run_after_durability_and_never_after_a_roll_back()
    {
        var ran = new List<string>();
        _store.Hold();
        var writing = Cell.WriteAsync(tx =>
        {
            tx.Put(Shop.Items, new Item("a"));
            tx.OnDurable(() => ran.Add("kept"));
        }).AsTask();
        await _store.UntilHeldAsync();
        await Assert.ThrowsAsync<FormatException>(async () => await Cell.WriteAsync(tx =>
        {
            tx.OnDurable(() => ran.Add("rolled back"));
            throw new FormatException();
        }));

        Assert.Empty(ran);
        _store.Release();
        await writing.WaitAsync(Deadline);
        Assert.Equal(["kept"], ran);
    }

    [Fact]
    public async Task An_effect_without_a_change_waits_for_the_changes_before_it()
    {
        await StartHeldWriteAsync();
        var seen = false;
        var writing = Cell.WriteAsync(tx => tx.OnDurable(() => seen = true)).AsTask();

        Assert.False(seen);
        _store.Release();
        await writing.WaitAsync(Deadline);
        Assert.True(seen);
    }

    [Fact]
    public async Task Watchers_are_told_in_the_order_of_the_cell()
    {
        var versions = new List<long>();
        _host.Committed += (_, entry) => versions.Add(entry.Version);

        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => Task.Run(async () =>
            await Cell.WriteAsync(tx => tx.Put(Shop.Items, new Item($"k{i % 7}", Value: i)))))).WaitAsync(Deadline);

        Assert.Equal(Enumerable.Range(1, 500).Select(version => (long)version), versions);
    }

    [Fact]
    public async Task A_watcher_and_an_effect_that_throw_are_reported_and_do_not_undo_the_write()
    {
        var faults = new List<Exception>();
        await using var host = Shop.Open(new MemoryStore(), faults.Add);
        var told = 0;
        host.Committed += (_, _) => throw new FormatException();
        host.Committed += (_, _) => told++;

        await host.Cell().WriteAsync(tx =>
        {
            tx.Put(Shop.Items, new Item("a"));
            tx.OnDurable(() => throw new FormatException());
            tx.OnDurable(() => told++);
        });

        Assert.Equal((2, 2), (faults.Count, told));
        Assert.Equal(1, await host.Cell().ReadAsync(view => view.Count(Shop.Items)));
    }

    [Fact]
    public async Task A_watcher_may_ask_for_a_cell_and_start_a_transaction_in_it()
    {
        var second = new TaskCompletionSource<Task>(TaskCreationOptions.RunContinuationsAsynchronously);
        _host.Committed += (cell, _) =>
        {
            if (cell.Region != "global")
            {
                second.SetResult(_host.Get(cell.Account, "global").WriteAsync(tx => tx.Put(Shop.Items, new Item("b"))).AsTask());
            }
        };

        await Cell.WriteAsync(tx => tx.Put(Shop.Items, new Item("a"))).AsTask().WaitAsync(Deadline);
        await (await second.Task).WaitAsync(Deadline);
        Assert.Equal(1, _host.Get("000000000001", "global").Peek(view => view.Count(Shop.Items)));
    }

    [Fact]
    public async Task Closing_writes_what_waits_and_refuses_what_comes_after()
    {
        var writing = await StartHeldWriteAsync();
        var closing = _host.DisposeAsync().AsTask();
        _store.Release();
        await closing.WaitAsync(Deadline);
        await writing.WaitAsync(Deadline);

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await Cell.WriteAsync(tx => tx.Put(Shop.Items, new Item("late"))));
        Assert.Null(Cell.Peek(view => view.Get(Shop.Items, "late")));
        await using var again = Shop.Open(_store);
        Assert.Equal(1, again.Cell().Peek(view => view.Count(Shop.Items)));
    }

    private async Task<Task> StartHeldWriteAsync()
    {
        _store.Hold();
        var writing = Cell.WriteAsync(tx => tx.Put(Shop.Items, new Item("first"))).AsTask();
        await _store.UntilHeldAsync();
        return writing;
    }

    public ValueTask DisposeAsync()
    {
        _store.Release();
        return _host.DisposeAsync();
    }
}
