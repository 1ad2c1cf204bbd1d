using Plimsoll.Cells.Journal;
using Plimsoll.Cells.Tables;
using Plimsoll.Cells.Tests.Support;

namespace Plimsoll.Cells.Tests;

public class TransactionTests
{
    private readonly CellHost _host = Shop.Open(new MemoryStore());

    private Cell Cell => _host.Cell();

    [Fact]
    public async Task A_transaction_returns_its_result()
    {
        var before = await Cell.WriteAsync(tx =>
        {
            tx.Put(Shop.Items, new Item("a"));
            return tx.Count(Shop.Items);
        });

        Assert.Equal(1, before);
    }

    [Fact]
    public async Task A_transaction_sees_its_own_changes() => await Cell.WriteAsync(tx =>
    {
        tx.Put(Shop.Items, new Item("a", "g", 4));
        tx.Remove(Shop.Items, "a");
        tx.Put(Shop.Items, new Item("b", "g", 5));

        Assert.Null(tx.Get(Shop.Items, "a"));
        Assert.Equal("b", Assert.Single(tx.In(Shop.ByGroup, "g")).Key);
        Assert.Equal(6, tx.Derived<Ledger>().Sums["g"]);
    });

    [Fact]
    public async Task An_exception_comes_out_as_it_was_thrown_and_nothing_stays()
    {
        await Assert.ThrowsAsync<FormatException>(async () => await Cell.WriteAsync(tx =>
        {
            tx.Put(Shop.Items, new Item("a", "g"));
            throw new FormatException();
        }));

        Assert.Equal(0, Cell.Peek(view => view.Count(Shop.Items) + view.Count(Shop.ByGroup, "g") + view.Derived<Ledger>().Sums.Count));
    }

    [Fact]
    public async Task A_record_whose_group_cannot_be_told_leaves_every_index_as_it_was()
    {
        await Cell.WriteAsync(tx => tx.Put(Shop.Items, new Item("a", "g")));

        await Assert.ThrowsAsync<FormatException>(async () => await Cell.WriteAsync(tx => tx.Put(Shop.Items, new Item("a", "unsayable"))));

        Assert.Equal("g", Cell.Peek(view => Assert.Single(view.In(Shop.ByGroup, "g")).Group));
        Assert.Equal(1, Cell.Peek(view => view.Count(Shop.InOrder, "")));
    }

    [Fact]
    public async Task A_transaction_inside_a_transaction_of_the_same_cell_is_refused() => await Cell.WriteAsync(tx =>
    {
        Assert.ThrowsAsync<InvalidOperationException>(async () => await Cell.WriteAsync(_ => { })).GetAwaiter().GetResult();
        Assert.ThrowsAsync<InvalidOperationException>(async () => await Cell.ReadAsync(_ => 0)).GetAwaiter().GetResult();
    });

    [Fact]
    public async Task A_transaction_that_is_over_changes_nothing_any_more()
    {
        Tx? kept = null;
        await Cell.WriteAsync(tx => kept = tx);

        Assert.Throws<InvalidOperationException>(() => kept!.Put(Shop.Items, new Item("a")));
        Assert.Equal(0, Cell.Peek(view => view.Count(Shop.Items)));
    }

    [Fact]
    public async Task A_record_put_and_removed_in_one_transaction_reaches_neither_store_nor_watchers()
    {
        var told = new List<Entry>();
        _host.Committed += (_, entry) => told.Add(entry);

        await Cell.WriteAsync(tx =>
        {
            tx.Put(Shop.Items, new Item("a"));
            tx.Remove(Shop.Items, "a");
        });

        Assert.Empty(told);
    }

    [Fact]
    public async Task A_watcher_is_told_the_net_change_of_each_record()
    {
        await Cell.WriteAsync(tx => tx.Put(Shop.Items, new Item("a", Value: 1)));
        Entry? told = null;
        _host.Committed += (_, entry) => told = entry;

        await Cell.WriteAsync(tx =>
        {
            tx.Put(Shop.Items, new Item("a", Value: 2));
            tx.Put(Shop.Items, new Item("a", Value: 3));
        });

        var change = Assert.Single(told!.Changes);
        Assert.Equal((1L, 3L), (((Item)change.Old!).Value, ((Item)change.New!).Value));
    }

    [Fact]
    public async Task A_cell_is_one_account_in_one_region()
    {
        await Cell.WriteAsync(tx => tx.Put(Shop.Items, new Item("a")));

        Assert.Equal(0, _host.Get("000000000001", "eu-west-1").Peek(view => view.Count(Shop.Items)));
        Assert.Equal(0, _host.Get("000000000002", "eu-north-1").Peek(view => view.Count(Shop.Items)));
        Assert.Equal(1, _host.Get("000000000001", "eu-north-1").Peek(view => view.Count(Shop.Items)));
    }

    [Fact]
    public async Task A_table_serves_several_schemas_at_once()
    {
        await using var alone = new CellHost(new MemoryStore(), new Schema([Shop.Others]), _ => { });
        await alone.Cell().WriteAsync(tx => tx.Put(Shop.Others, new Other("o")));
        await Cell.WriteAsync(tx => tx.Put(Shop.Items, new Item("a")));

        Assert.Equal((1, 0), Cell.Peek(view => (view.Count(Shop.Items), view.Count(Shop.Others))));
        Assert.Throws<ArgumentException>(() => alone.Cell().Peek(view => view.Count(Shop.Items)));
    }
}
