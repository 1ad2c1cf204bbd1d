using Microsoft.Data.Sqlite;
using Plimsoll.Cells.Tests.Support;

namespace Plimsoll.Cells.Tests.Sqlite;

public sealed class SqliteStoreTests : IDisposable
{
    private readonly TemporaryFile _file = new();

    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_restart_in_every_cell()
    {
        await using (var host = Shop.Open(_file.Open()))
        {
            await host.Cell().WriteAsync(tx => tx.Put(Shop.Items, new Item("å", "g", 3, "\u0000 \" 😀")));
            await host.Get("000000000002", "global").WriteAsync(tx => tx.Put(Shop.Others, new Other("o")));
        }

        await using var again = Shop.Open(_file.Open());
        Assert.Equal(new Item("å", "g", 3, "\u0000 \" 😀"), again.Cell().Peek(view => Assert.Single(view.In(Shop.ByGroup, "g"))));
        Assert.Equal(4, again.Cell().Peek(view => view.Derived<Ledger>().Sums["g"]));
        Assert.Equal(["000000000001/eu-north-1", "000000000002/global"], again.All.Select(cell => cell.Name).Order());
    }

    [Fact]
    public async Task A_person_reads_records_as_json_text()
    {
        await using var host = Shop.Open(_file.Open());
        await host.Cell().WriteAsync(tx => tx.Put(Shop.Items, new Item("a", "g", 3)));

        Assert.Equal(
            "000000000001/eu-north-1|item|a|1|text|3",
            Ask("SELECT cell || '|' || kind || '|' || key || '|' || version || '|' || typeof(body) || '|' || (body->>'Value') FROM record"));
        Assert.Equal("000000000001/eu-north-1|1", Ask("SELECT name || '|' || version FROM cell"));
    }

    [Fact]
    public async Task A_removed_record_is_gone_from_the_file()
    {
        await using var host = Shop.Open(_file.Open());
        await host.Cell().WriteAsync(tx => tx.Put(Shop.Items, new Item("a")));
        await host.Cell().WriteAsync(tx => tx.Remove(Shop.Items, "a"));

        Assert.Equal("0", Ask("SELECT count(*) FROM record"));
        Assert.Equal("2", Ask("SELECT version FROM cell"));
    }

    [Fact]
    public async Task Records_of_a_kind_that_this_build_does_not_know_stay()
    {
        await using (var host = Shop.Open(_file.Open()))
        {
            await host.Cell().WriteAsync(tx => tx.Put(Shop.Items, new Item("a")));
        }

        Ask("INSERT INTO record VALUES('000000000001/eu-north-1', 'of-tomorrow', 'k', 1, '{}')");
        await using (var host = Shop.Open(_file.Open()))
        {
            await host.Cell().WriteAsync(tx => tx.Put(Shop.Items, new Item("b")));
        }

        Assert.Equal("3", Ask("SELECT count(*) FROM record"));
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_is_named()
    {
        await using (var host = Shop.Open(_file.Open()))
        {
            await host.Cell().WriteAsync(tx => tx.Put(Shop.Items, new Item("a")));
        }

        Ask("UPDATE record SET body='{'");
        using var store = _file.Open();
        var error = Assert.Throws<InvalidDataException>(() => Shop.Open(store));
        Assert.Contains("item in cell 000000000001/eu-north-1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_fails_leaves_nothing_in_the_file()
    {
        await using var host = Shop.Open(_file.Open());
        await host.Cell().WriteAsync(tx => tx.Put(Shop.Items, new Item("a")));
        Ask("CREATE TRIGGER full BEFORE INSERT ON record WHEN NEW.key='z' BEGIN SELECT RAISE(FAIL, 'no'); END");

        await Assert.ThrowsAsync<IOException>(async () => await host.Cell().WriteAsync(tx =>
        {
            tx.Put(Shop.Items, new Item("y"));
            tx.Put(Shop.Items, new Item("z"));
        }));

        Assert.Equal("1|1", Ask("SELECT (SELECT count(*) FROM record) || '|' || (SELECT version FROM cell)"));
        await host.Cell().WriteAsync(tx => tx.Put(Shop.Items, new Item("b")));
        Assert.Equal(2, host.Cell().Peek(view => view.Count(Shop.Items)));
    }

    [Fact]
    public void Every_commit_is_flushed_to_the_disk()
    {
        using var store = _file.Open();

        Assert.Equal("wal", Ask("PRAGMA journal_mode"));
        Assert.Equal("2", store.Pragma("synchronous"));
    }

    [Fact]
    public async Task What_the_log_gathered_moves_into_the_file_while_the_store_is_open()
    {
        await using var host = Shop.Open(_file.Open());
        var before = new FileInfo(_file.Path).Length;

        for (var commit = 0; commit < 100; commit++)
        {
            await host.Cell().WriteAsync(tx =>
            {
                for (var i = 0; i < 100; i++)
                {
                    tx.Put(Shop.Items, new Item($"{i}"));
                }
            });
        }

        Assert.True(SpinWait.SpinUntil(() => new FileInfo(_file.Path).Length > before, TimeSpan.FromSeconds(60)));
    }

    public void Dispose() => _file.Dispose();

    private string Ask(string text)
    {
        using var connection = new SqliteConnection($"Data Source={_file.Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of these tests.
        command.CommandText = text;
#pragma warning restore CA2100
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture)!;
    }
}
