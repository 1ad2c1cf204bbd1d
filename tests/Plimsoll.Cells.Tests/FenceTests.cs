using Plimsoll.Cells.Journal;
using Plimsoll.Cells.Tests.Support;

namespace Plimsoll.Cells.Tests;

public sealed class FenceTests : IDisposable
{
    private readonly TemporaryFile _file = new();

    [Fact]
    public async Task Of_two_servers_on_one_file_the_second_to_write_is_refused()
    {
        await using var one = Shop.Open(_file.Open());
        await using var two = Shop.Open(_file.Open());
        _ = two.Cell();
        await one.Cell().WriteAsync(tx => tx.Put(Shop.Items, new Item("a", Value: 1)));

        var error = await Assert.ThrowsAsync<IOException>(async () => await two.Cell().WriteAsync(tx => tx.Put(Shop.Items, new Item("a", Value: 2))));

        Assert.IsType<FencedException>(error.InnerException);
        await using var after = Shop.Open(_file.Open());
        Assert.Equal(1, after.Cell().Peek(view => view.Get(Shop.Items, "a")!.Value));
    }

    [Fact]
    public async Task A_server_that_was_fenced_off_stays_so_and_shows_nothing()
    {
        await using var one = Shop.Open(_file.Open());
        await using var two = Shop.Open(_file.Open());
        _ = two.Cell();
        await one.Cell().WriteAsync(tx => tx.Put(Shop.Items, new Item("a")));
        await Assert.ThrowsAsync<IOException>(async () => await two.Cell().WriteAsync(tx => tx.Put(Shop.Items, new Item("b"))));

        await Assert.ThrowsAsync<IOException>(async () => await two.Cell().WriteAsync(tx => tx.Put(Shop.Items, new Item("c"))));
        await Assert.ThrowsAsync<IOException>(async () => await two.Cell().ReadAsync(view => view.Count(Shop.Items)));
        await one.Cell().WriteAsync(tx => tx.Put(Shop.Items, new Item("d")));
    }

    [Fact]
    public async Task A_server_whose_data_another_one_emptied_is_refused()
    {
        await using var one = Shop.Open(_file.Open());
        await one.Cell().WriteAsync(tx => tx.Put(Shop.Items, new Item("a")));
        await using (var two = Shop.Open(_file.Open()))
        {
            await two.ResetAsync();
        }

        await Assert.ThrowsAsync<IOException>(async () => await one.Cell().WriteAsync(tx => tx.Put(Shop.Items, new Item("b"))));
    }

    public void Dispose() => _file.Dispose();
}
