using Microsoft.Extensions.Time.Testing;
using Plimsoll.Cells.Sqlite;
using Plimsoll.Cells.Tests.Support;

namespace Plimsoll.Cells.Tests.Sqlite;

/// <summary>SQLite's write-ahead log: emptied in pauses, looked at before a start.</summary>
public sealed class SqliteLogTests : IDisposable
{
    private const int HeaderBytes = 32;
    private const int FrameBytes = 24 + 4096;
    private readonly TemporaryFile _file = new();
    private readonly TemporaryFile _copy = new();

    [Fact]
    public async Task When_commits_pause_the_log_is_empty_and_a_copy_of_the_file_is_a_copy_of_the_state()
    {
        var time = new FakeTimeProvider();
        await using var host = Shop.Open(new SqliteStore(_file.Path, time));
        await host.Cell().WriteAsync(tx => tx.Put(Shop.Items, new Item("a", "g", 3, new string('x', 100_000))));

        Assert.True(
            SpinWait.SpinUntil(
                () =>
                {
                    time.Advance(SqliteCheckpointer.Pause);
                    return new FileInfo(_file.Path + "-wal").Length == 0;
                },
                TimeSpan.FromSeconds(60)));
        File.Copy(_file.Path, _copy.Path);
        await using var again = Shop.Open(_copy.Open());
        Assert.Equal(3, again.Cell().Peek(view => view.Get(Shop.Items, "a")!.Value));
    }

    [Fact]
    public async Task The_files_are_their_owners_alone()
    {
        await using var host = Shop.Open(_file.Open());
        await host.Cell().WriteAsync(tx => tx.Put(Shop.Items, new Item("a")));

        Assert.All(
            new[] { "", "-wal", "-shm" },
            name => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_file.Path + name)));
    }

    [Fact]
    public async Task A_whole_log_is_not_damaged()
    {
        await CopyOfRunningAsync();

        Assert.Null(SqliteLog.DamageOf(_copy.Path));
    }

    [Fact]
    public async Task A_log_with_a_changed_byte_before_whole_transactions_is_damaged()
    {
        await CopyOfRunningAsync();
        Change(HeaderBytes + FrameBytes + 1000);

        Assert.Contains("damaged at page 2", SqliteLog.DamageOf(_copy.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_whose_head_is_changed_is_damaged()
    {
        await CopyOfRunningAsync();
        Change(17);

        Assert.Contains("The head of", SqliteLog.DamageOf(_copy.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_whose_last_transaction_was_cut_short_is_not_damaged()
    {
        await CopyOfRunningAsync();
        using (var log = File.OpenWrite(_copy.Path + "-wal"))
        {
            log.SetLength(log.Length - 100);
        }

        Assert.Null(SqliteLog.DamageOf(_copy.Path));
    }

    public void Dispose()
    {
        _file.Dispose();
        _copy.Dispose();
    }

    // The clock stands still: nothing is moved out of the log.
    private async Task CopyOfRunningAsync()
    {
        await using var host = Shop.Open(new SqliteStore(_file.Path, new FakeTimeProvider()));
        for (var i = 0; i < 10; i++)
        {
            await host.Cell().WriteAsync(tx => tx.Put(Shop.Items, new Item($"{i}")));
        }

        File.Copy(_file.Path, _copy.Path);
        File.Copy(_file.Path + "-wal", _copy.Path + "-wal");
    }

    private void Change(int at)
    {
        using var log = new FileStream(_copy.Path + "-wal", FileMode.Open);
        log.Position = at;
        var was = log.ReadByte();
        log.Position = at;
        log.WriteByte((byte)(was ^ 1));
    }
}
