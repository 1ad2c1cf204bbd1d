using System.Globalization;
using Plimsoll.CloudWatch.Logs.Control;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Store;
using SQLitePCL;

namespace Plimsoll.CloudWatch.Tests.Logs.Store;

/// <summary>
/// What one page costs among a million events, counted in steps of SQLite's virtual machine: it must not depend on
/// where the page lies, nor on how many events there are.
/// </summary>
public sealed class BoundedPagingTests : IDisposable
{
    private const int Events = 1_000_000;
    private const int Streams = 10;
    private const int PageSize = 100;

    // A row costs about a dozen steps; all rows would cost some ten million.
    private const long MaxSteps = PageSize * 50;

    private readonly TemporaryStore _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void A_page_costs_the_same_wherever_it_lies_among_a_million_events()
    {
        using var session = Fill();
        var reader = new LogReader(session);
        var group = reader.Groups.Find(TemporaryStore.Scope, "g")!;
        var stream = reader.Streams.Find(group.Id, "s3")!;

        foreach (var place in new long[] { 0, Events / 2, Events - PageSize, Events })
        {
            var position = new EventPosition(place, place);
            AssertBounded(session, () => EventPage.Take(reader.Events.StreamForward(stream, position, long.MaxValue), PageSize));
            AssertBounded(session, () => EventPage.Take(reader.Events.StreamBackward(stream, position, 0), PageSize));
            AssertBounded(session, () => EventPage.Take(reader.Events.GroupForward(group.Id, position, long.MaxValue, _ => "s"), PageSize));
            AssertBounded(session, () => EventPage.Take(reader.Events.StreamsForward([stream, stream], position, long.MaxValue), PageSize));
        }
    }

    [Fact]
    public void A_page_costs_the_same_when_all_events_have_one_timestamp()
    {
        using var session = Fill(time: "7");
        var reader = new LogReader(session);
        var group = reader.Groups.Find(TemporaryStore.Scope, "g")!;
        var stream = reader.Streams.Find(group.Id, "s3")!;
        var position = new EventPosition(7, Events / 2);

        AssertBounded(session, () => EventPage.Take(reader.Events.StreamForward(stream, position, long.MaxValue), PageSize));
        AssertBounded(session, () => EventPage.Take(reader.Events.StreamBackward(stream, position, 0), PageSize));
        AssertBounded(session, () => EventPage.Take(reader.Events.GroupForward(group.Id, position, long.MaxValue, _ => "s"), PageSize));
    }

    [Fact]
    public void A_page_of_streams_costs_the_same_wherever_it_lies()
    {
        using var session = Fill();
        session.RunScript(
            """
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i+1 FROM n WHERE i<99999)
            INSERT INTO log_stream(group_id, name, created, last_event) SELECT 1, 'many-'||printf('%06d', i), 0, nullif(i%1000, 0) FROM n
            """);
        var reader = new LogReader(session);

        foreach (var descending in new[] { false, true })
        {
            AssertBounded(session, () => reader.Streams.ByName(1, "many-", "many-050000", descending).Take(PageSize).ToList());
            AssertBounded(session, () => reader.Streams.ByLastEvent(1, null, descending).Take(PageSize).ToList());
            AssertBounded(session, () => reader.Streams.ByLastEvent(1, (500, "many-050500"), descending).Take(PageSize).ToList());
            AssertBounded(session, () => reader.Streams.ByLastEvent(1, (null, "many-050000"), descending).Take(PageSize).ToList());
        }
    }

    [Fact]
    public void A_page_of_groups_costs_the_same_wherever_it_lies()
    {
        using var session = new SqliteSession(_temporary.FilePath);
        session.Execute(
            """
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i+1 FROM n WHERE i<99999)
            INSERT INTO log_group(account, region, name, created, class, deletion_protected)
            SELECT $1, $2, printf('%06d', i), 0, 'STANDARD', 0 FROM n
            """,
            TemporaryStore.Scope.Account, TemporaryStore.Scope.Region);
        var groups = new GroupQueries(session);

        AssertBounded(session, () => groups.List(TemporaryStore.Scope, "", null).Take(PageSize).ToList());
        AssertBounded(session, () => groups.List(TemporaryStore.Scope, "", "050000").Take(PageSize).ToList());
        AssertBounded(session, () => groups.List(TemporaryStore.Scope, "0", "050000").Take(PageSize).ToList());
    }

    private static void AssertBounded(SqliteSession session, Func<object> read)
    {
        var steps = 0L;
        raw.sqlite3_progress_handler(session.Handle, 1, _ => { steps++; return 0; }, null);
        read();
        raw.sqlite3_progress_handler(session.Handle, 0, null, null);
        Assert.InRange(steps, 1, MaxSteps);
    }

    private SqliteSession Fill(string time = "i+1")
    {
        var session = new SqliteSession(_temporary.FilePath);
        session.Execute(
            "INSERT INTO log_group(id, account, region, name, created, class, deletion_protected) VALUES(1, $1, $2, 'g', 0, 'STANDARD', 0)",
            TemporaryStore.Scope.Account, TemporaryStore.Scope.Region);
        session.RunScript(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i+1 FROM n WHERE i<{Streams - 1})
            INSERT INTO log_stream(id, group_id, name, created) SELECT i+1, 1, 's'||i, 0 FROM n;
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i+1 FROM n WHERE i<{Events - 1})
            INSERT INTO log_event(group_id, stream_id, time, ingested, message) SELECT 1, i%{Streams}+1, {time}, 0, 'event '||i FROM n;
            """));
        return session;
    }
}
