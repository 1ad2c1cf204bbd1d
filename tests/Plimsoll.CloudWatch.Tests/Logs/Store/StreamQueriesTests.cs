using Plimsoll.CloudWatch.Logs.Model;

namespace Plimsoll.CloudWatch.Tests.Logs.Store;

public sealed class StreamQueriesTests : IDisposable
{
    private static readonly string[] Names = ["a", "aa", "ab", "b", "ba", "c", "\uE000", "\uFF21", "\U0001F600"];

    private readonly TemporaryStore _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Streams_are_listed_by_name_from_any_of_them_on(bool descending)
    {
        var group = await MakeAsync();
        var expected = descending ? Names.Reverse().ToArray() : Names;
        for (var i = 0; i < Names.Length; i++)
        {
            Assert.Equal(
                expected[(i + 1)..],
                _temporary.Store.Read(r => r.Streams.ByName(group.Id, "", expected[i], descending).Select(s => s.Name).ToArray()));
        }
    }

    [Fact]
    public async Task A_prefix_selects_the_names_that_begin_with_it()
    {
        var group = await MakeAsync();
        Assert.Equal(["a", "aa", "ab"], _temporary.Store.Read(r => r.Streams.ByName(group.Id, "a", null, false).Select(s => s.Name).ToArray()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Streams_are_listed_by_last_event_from_any_of_them_on(bool descending)
    {
        var group = await MakeAsync();
        foreach (var (name, time) in new[] { ("b", 30L), ("a", 10L), ("c", 10L), ("ab", 20L) })
        {
            await _temporary.PutAsync(_temporary.Stream("g", name), new NewLogEvent(time, "x"));
        }

        string[] ascending = ["aa", "ba", "\uE000", "\uFF21", "\U0001F600", "a", "c", "ab", "b"];
        var expected = descending ? ascending.Reverse().ToArray() : ascending;
        Assert.Equal(expected, _temporary.Store.Read(r => r.Streams.ByLastEvent(group.Id, null, descending).Select(s => s.Name).ToArray()));
        for (var i = 0; i < expected.Length; i++)
        {
            var last = _temporary.Stream("g", expected[i]);
            Assert.Equal(
                expected[(i + 1)..],
                _temporary.Store.Read(r => r.Streams.ByLastEvent(group.Id, (last.LastEvent, last.Name), descending).Select(s => s.Name).ToArray()));
        }
    }

    private async Task<LogGroup> MakeAsync()
    {
        var group = await _temporary.MakeGroupAsync("g");
        foreach (var name in Names)
        {
            await _temporary.MakeStreamAsync(group, name);
        }

        return group;
    }
}
