using Plimsoll.CloudWatch.Logs.Control;
using Plimsoll.CloudWatch.Logs.Model;
using Plimsoll.CloudWatch.Logs.Store;

namespace Plimsoll.CloudWatch.Tests.Logs.Control;

public sealed class EventPageTests
{
    [Fact]
    public void A_page_that_nothing_matches_ends_after_a_bounded_number_of_events()
    {
        var read = 0;
        var page = EventPage.Take(Events().Select(e => { read++; return e; }), 10, _ => false);

        Assert.Empty(page.Events);
        Assert.True(page.HasMore);
        Assert.Equal(EventPage.MaxScannedEvents, page.Last!.Value.Time + 1);
        Assert.Equal(EventPage.MaxScannedEvents + 1, read);
    }

    [Fact]
    public void A_full_page_has_read_one_event_past_its_end()
    {
        var read = 0;
        Assert.Equal(10, EventPage.Take(Events().Select(e => { read++; return e; }), 10).Events.Count);
        Assert.Equal(11, read);
    }

    [Fact]
    public void A_scan_that_ends_has_no_more() => Assert.False(EventPage.Take(Events().Take(10), 10).HasMore);

    private static IEnumerable<ScannedEvent> Events() => Enumerable.Range(0, int.MaxValue).Select(i =>
    {
        var position = new EventPosition(i, i + 1);
        return new ScannedEvent(position, new LogEvent(position, 0, "s", "x"));
    });
}
