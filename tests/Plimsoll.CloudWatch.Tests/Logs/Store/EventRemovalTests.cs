using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Store;

namespace Plimsoll.CloudWatch.Tests.Logs.Store;

public sealed class EventRemovalTests : IDisposable
{
    private const long Day = 86_400_000;

    private readonly TemporaryStore _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task Expired_events_go_in_batches_and_the_sums_follow()
    {
        var group = await _temporary.MakeGroupAsync("g", retention: 1);
        var stream = await _temporary.MakeStreamAsync(group, "s");
        await _temporary.PutAsync(stream, [.. Enumerable.Range(0, EventRemoval.BatchSize + 10).Select(i => new NewLogEvent(i, "x"))]);

        Assert.True(await _temporary.Store.RemoveAsync(r => r.RemoveExpired(group.Id, Day + EventRemoval.BatchSize + 5)));
        Assert.False(await _temporary.Store.RemoveAsync(r => r.RemoveExpired(group.Id, Day + EventRemoval.BatchSize + 5)));

        Assert.Equal(5, _temporary.Messages(stream).Length);
        Assert.Equal(5 * (1 + LogEvent.Overhead), _temporary.Group("g").StoredBytes);
        Assert.Equal(EventRemoval.BatchSize + 5, _temporary.Stream("g", "s").FirstEvent);
    }

    [Fact]
    public async Task A_stream_whose_events_all_expired_has_no_first_or_last_one()
    {
        var group = await _temporary.MakeGroupAsync("g", retention: 1);
        var stream = await _temporary.MakeStreamAsync(group, "s");
        await _temporary.PutAsync(stream, new NewLogEvent(1, "x"));

        await _temporary.Store.RemoveAsync(r => r.RemoveExpired(group.Id, Day + 2));

        Assert.Equal(stream with { LastIngestion = 5 }, _temporary.Stream("g", "s"));
    }

    [Fact]
    public async Task A_deleted_streams_events_are_gone_at_once_for_readers_and_its_bytes_leave_the_group()
    {
        var group = await _temporary.MakeGroupAsync("g", retention: 1);
        var (kept, deleted) = (await _temporary.MakeStreamAsync(group, "kept"), await _temporary.MakeStreamAsync(group, "deleted"));
        await _temporary.PutAsync(kept, new NewLogEvent(1, "k"));
        await _temporary.PutAsync(deleted, new NewLogEvent(2, "d"));

        await _temporary.Store.WriteAsync(w =>
        {
            w.DeleteStream(deleted);
            return true;
        });

        Assert.Equal(1 + LogEvent.Overhead, _temporary.Group("g").StoredBytes);
        var names = _temporary.Store.Read(r => r.Events.GroupForward(group.Id, default, 9, r.Streams.Name).Select(e => e.Event?.Stream).ToList());
        Assert.Equal(["kept", null], names);
    }

    [Fact]
    public async Task What_a_deleted_group_held_is_removed_from_the_file_even_after_reopening()
    {
        var group = await _temporary.MakeGroupAsync("g", retention: 1);
        var stream = await _temporary.MakeStreamAsync(group, "s");
        await _temporary.PutAsync(stream, [.. Enumerable.Range(0, EventRemoval.BatchSize + 1).Select(i => new NewLogEvent(i, "x"))]);
        await _temporary.Store.WriteAsync(w =>
        {
            w.DeleteGroup(group.Id);
            return true;
        });
        _temporary.Reopen();

        while (await _temporary.Store.RemoveAsync(r => r.RemoveOrphans()))
        {
        }

        Assert.Empty(_temporary.Messages(stream));
    }

    [Fact]
    public async Task Expiry_in_a_group_does_not_count_the_bytes_of_a_deleted_stream_twice()
    {
        var group = await _temporary.MakeGroupAsync("g", retention: 1);
        var stream = await _temporary.MakeStreamAsync(group, "s");
        await _temporary.PutAsync(stream, new NewLogEvent(1, "x"));
        await _temporary.Store.WriteAsync(w =>
        {
            w.DeleteStream(stream);
            return true;
        });

        await _temporary.Store.RemoveAsync(r => r.RemoveExpired(group.Id, Day + 2));

        Assert.Equal(0, _temporary.Group("g").StoredBytes);
    }
}
