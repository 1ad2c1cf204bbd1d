using CsCheck;
using Plimsoll.Cells.Journal;
using Plimsoll.Cells.Tests.Support;

namespace Plimsoll.Cells.Tests.Tables;

public class IndexTests
{
    private readonly CellHost _host = Shop.Open(new MemoryStore());

    private Cell Cell => _host.Cell();

    [Fact]
    public async Task Records_come_in_the_order_of_their_keys_by_code_unit()
    {
        await PutAsync(["b", "B", "a", "é", "_", "10", "9"]);

        Assert.Equal(["10", "9", "B", "_", "a", "b", "é"], Page(null, 10));
    }

    [Fact]
    public async Task A_page_goes_on_after_a_key_that_is_gone()
    {
        await PutAsync(["a", "c", "d"]);

        Assert.Equal(["c", "d"], Page("b", 10));
    }

    [Theory]
    [InlineData("c")]
    [InlineData("z")]
    public async Task After_the_last_key_there_is_nothing(string after)
    {
        await PutAsync(["a", "c"]);

        Assert.Empty(Page(after, 10));
    }

    [Fact]
    public void A_group_that_is_not_there_is_empty() => Assert.Empty(Page("a", 10));

    [Fact]
    public async Task A_group_is_read_backwards_too()
    {
        await PutAsync(["a", "c", "b"]);

        Assert.Equal(["c", "b", "a"], Backwards(null));
        Assert.Equal(["b", "a"], Backwards("c"));
    }

    [Fact]
    public async Task A_tally_counts_what_an_index_lists()
    {
        await PutAsync(["a", "b", "c"]);
        await Cell.WriteAsync(tx => tx.Remove(Shop.Items, "b"));
        await Cell.WriteAsync(tx => tx.Put(Shop.Items, new Item("c", "other")));

        Assert.Equal((1, 1, 0), Cell.Peek(view => (view.Count(Shop.CountByGroup, "g"), view.Count(Shop.CountByGroup, "other"), view.Count(Shop.CountByGroup, "none"))));
    }

    [Fact]
    public async Task A_tally_is_as_before_when_a_transaction_is_rolled_back()
    {
        await PutAsync(["a", "b"]);

        await Assert.ThrowsAsync<FormatException>(async () => await Cell.WriteAsync(tx =>
        {
            tx.Remove(Shop.Items, "a");
            tx.Put(Shop.Items, new Item("b", "other"));
            throw new FormatException();
        }));

        Assert.Equal(2, Cell.Peek(view => view.Count(Shop.CountByGroup, "g")));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("A")]
    public async Task Before_the_first_key_there_is_nothing(string before)
    {
        await PutAsync(["a", "c"]);

        Assert.Empty(Backwards(before));
    }

    [Fact]
    public async Task Pages_of_any_size_together_give_every_record_once() => await Gen.Select(
        Gen.String[Gen.Char.AlphaNumeric, 1, 3].HashSet[0, 40], Gen.Int[1, 9]).SampleAsync(
            async (keys, size) =>
            {
                await using var host = Shop.Open(new MemoryStore());
                await host.Cell().WriteAsync(tx => keys.ToList().ForEach(key => tx.Put(Shop.Items, new Item(key, "g"))));
                var all = new List<string>();
                for (List<string> page = Page(host.Cell(), null, size); page.Count > 0; page = Page(host.Cell(), page[^1], size))
                {
                    all.AddRange(page);
                }

                Assert.Equal(keys.Order(StringComparer.Ordinal), all);
            },
            iter: 200);

    private List<string> Backwards(string? before) =>
        Cell.Peek(view => view.InDescending(Shop.ByGroup, "g", before).Select(item => item.Key).ToList());

    private List<string> Page(string? after, int size) => Page(Cell, after, size);

    private static List<string> Page(Cell cell, string? after, int size) =>
        cell.Peek(view => view.In(Shop.ByGroup, "g", after).Take(size).Select(item => item.Key).ToList());

    private async Task PutAsync(string[] keys) => await Cell.WriteAsync(tx =>
    {
        foreach (var key in keys)
        {
            tx.Put(Shop.Items, new Item(key, "g"));
        }
    });
}
