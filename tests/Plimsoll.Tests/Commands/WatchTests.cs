using Microsoft.Extensions.Time.Testing;
using Plimsoll.Commands;

namespace Plimsoll.Tests.Commands;

public sealed class WatchTests
{
    [Fact]
    public async Task What_is_watched_is_shown_again_only_when_it_has_changed()
    {
        var time = new FakeTimeProvider();
        using var stop = new CancellationTokenSource();
        using var output = new StringWriter();
        var shows = 0;
        var watching = Watch.RepeatAsync(
            output,
            (to, _) =>
            {
                to.WriteLine(shows++ < 3 ? "old" : "new");
                return Task.CompletedTask;
            },
            time, stop.Token);

        while (shows < 6)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
        Assert.Equal("old\nnew\n", output.ToString());
    }
}
