using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Store;

namespace Plimsoll.CloudWatch.Tests.Logs.Store;

public sealed class LogStoreTests : IDisposable
{
    private readonly TemporaryStore _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Everything_is_there_after_reopening()
    {
        var group = await _temporary.MakeGroupAsync("g", retention: 7);
        var stream = await _temporary.MakeStreamAsync(group, "s");
        await _temporary.PutAsync(stream, new(10, "one"), new(20, "zwölf"));

        _temporary.Reopen();

        Assert.Equal(group with { StoredBytes = 3 + 6 + (2 * LogEvent.Overhead) }, _temporary.Group("g"));
        Assert.Equal(stream with { FirstEvent = 10, LastEvent = 20, LastIngestion = 5 }, _temporary.Stream("g", "s"));
        Assert.Equal(["one", "zwölf"], _temporary.Messages(stream));
        Assert.Equal("test", _temporary.Store.Read(r => r.Groups.Tags(group.Id))["made-by"]);
    }

    [Fact]
    public async Task Events_come_in_order_of_time_and_then_of_arrival()
    {
        var stream = await _temporary.MakeStreamAsync(await _temporary.MakeGroupAsync("g"), "s");
        await _temporary.PutAsync(stream, new(20, "b"), new(20, "c"), new(30, "e"));
        await _temporary.PutAsync(stream, new(10, "a"), new(20, "d"));

        Assert.Equal(["a", "b", "c", "d", "e"], _temporary.Messages(stream));
    }

    [Fact]
    public async Task A_scan_backward_is_the_reverse_of_one_forward_from_any_position()
    {
        var stream = await _temporary.MakeStreamAsync(await _temporary.MakeGroupAsync("g"), "s");
        await _temporary.PutAsync(stream, [.. Enumerable.Range(0, 30).Select(i => new NewLogEvent(i / 4, $"{i}"))]);
        var all = _temporary.Store.Read(r => r.Events.StreamForward(stream, default, long.MaxValue).ToList());

        foreach (var middle in all)
        {
            var (before, after) = _temporary.Store.Read(r => (
                r.Events.StreamBackward(stream, middle.Position, 0).Reverse().ToList(),
                r.Events.StreamForward(stream, middle.Position, long.MaxValue).ToList()));
            Assert.Equal(all, [.. before, middle, .. after]);
        }
    }

    [Fact]
    public async Task Streams_of_a_group_are_interleaved_the_same_by_merging_and_by_the_groups_index()
    {
        var group = await _temporary.MakeGroupAsync("g");
        var streams = new List<LogStream>();
        for (var i = 0; i < 5; i++)
        {
            streams.Add(await _temporary.MakeStreamAsync(group, $"s{i}"));
            await _temporary.PutAsync(streams[i], [.. Enumerable.Range(0, 20).Select(n => new NewLogEvent((n * 7) + (i % 2), $"{i}.{n}"))]);
        }

        var (merged, scanned) = _temporary.Store.Read(r => (
            r.Events.StreamsForward(streams, default, 100).ToList(),
            r.Events.GroupForward(group.Id, default, 100, r.Streams.Name).ToList()));

        Assert.Equal(scanned, merged);
        Assert.Equal(merged.OrderBy(e => e.Position.Time).ThenBy(e => e.Position.Id), merged);
        Assert.Equal(5 * 15, merged.Count);
    }

    [Fact]
    public async Task The_same_name_in_another_account_or_region_is_another_group()
    {
        await _temporary.MakeGroupAsync("g");
        var elsewhere = await _temporary.MakeGroupAsync("g", scope: TemporaryStore.Scope with { Region = "us-east-1" });
        var stream = await _temporary.MakeStreamAsync(elsewhere, "s");
        await _temporary.PutAsync(stream, new NewLogEvent(1, "x"));

        Assert.Equal(0, _temporary.Group("g").StoredBytes);
        var here = _temporary.Group("g").Id;
        Assert.Null(_temporary.Store.Read(r => r.Streams.Find(here, "s")));
    }

    [Fact]
    public async Task A_write_that_throws_leaves_nothing_and_spoils_no_other_of_its_group()
    {
        var group = await _temporary.MakeGroupAsync("g");
        var writes = Enumerable.Range(0, 50).Select(i => _temporary.Store.WriteAsync<int>(w =>
        {
            w.CreateStream(group.Id, $"s{i}", 1);
            return i % 3 == 0 ? throw new InvalidOperationException($"{i}") : i;
        })).ToList();
        foreach (var (write, i) in writes.Select((w, i) => (w, i)))
        {
            if (i % 3 == 0)
            {
                await Assert.ThrowsAsync<InvalidOperationException>(() => write);
            }
            else
            {
                Assert.Equal(i, await write);
            }
        }

        Assert.Equal(
            Enumerable.Range(0, 50).Where(i => i % 3 != 0).Select(i => $"s{i}").Order(StringComparer.Ordinal),
            _temporary.Store.Read(r => r.Streams.ByName(group.Id, "", null, false).Select(s => s.Name).ToList()));
    }

    [Fact]
    public async Task Writes_that_wait_share_one_flush()
    {
        var group = await _temporary.MakeGroupAsync("g");
        using var hold = new ManualResetEventSlim();
        var before = _temporary.Store.Commits;
        var first = _temporary.Store.WriteAsync(_ => hold.Wait(TimeSpan.FromSeconds(30)));
        var others = Enumerable.Range(0, 100).Select(i => _temporary.Store.WriteAsync(w => w.CreateStream(group.Id, $"s{i}", 1))).ToList();
        hold.Set();
        await Task.WhenAll([first, .. others]);

        Assert.InRange(_temporary.Store.Commits - before, 1, 2);
    }

    [Fact]
    public async Task A_reset_drops_everything_and_the_store_goes_on()
    {
        var stream = await _temporary.MakeStreamAsync(await _temporary.MakeGroupAsync("g"), "s");
        await _temporary.PutAsync(stream, new NewLogEvent(1, "x"));

        await _temporary.Store.ResetAsync();

        Assert.Null(_temporary.Store.Read(r => r.Groups.Find(TemporaryStore.Scope, "g")));
        var again = await _temporary.MakeStreamAsync(await _temporary.MakeGroupAsync("g"), "s");
        Assert.Empty(_temporary.Messages(again));
        _temporary.Reopen();
        Assert.NotNull(_temporary.Group("g"));
    }

    [Fact]
    public void A_file_from_before_filters_gets_their_tables()
    {
        _temporary.Store.Dispose();
        LogFile.Delete(_temporary.FilePath);
        using (var session = new SqliteSession(_temporary.FilePath))
        {
            session.RunScript($"{LogSchema.Tables} PRAGMA user_version=1");
        }

        _temporary.Reopen();
        Assert.Empty(_temporary.Store.Read(reader => reader.Filters.Waiting()));
    }

    [Fact]
    public async Task A_file_from_a_newer_version_is_left_alone()
    {
        await _temporary.MakeGroupAsync("g");
        _temporary.Store.Dispose();
        using (var session = new SqliteSession(_temporary.FilePath))
        {
            session.RunScript("PRAGMA user_version=99");
        }

        Assert.Contains("newer Plimsoll", Assert.Throws<InvalidDataException>(() => new LogStore(_temporary.FilePath)).Message, StringComparison.Ordinal);
        using (var session = new SqliteSession(_temporary.FilePath))
        {
            session.RunScript($"PRAGMA user_version={LogSchema.Version}");
        }

        _temporary.Reopen();
    }
}
