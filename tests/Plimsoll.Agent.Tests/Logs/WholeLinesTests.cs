using Plimsoll.Agent.Logs;

namespace Plimsoll.Agent.Tests.Logs;

public sealed class WholeLinesTests
{
    [Fact]
    public async Task A_last_line_without_a_newline_is_a_line() =>
        Assert.Equal(["one", "two"], await TextsAsync(new LogEntry(1, "one", true), new LogEntry(2, "two", false)));

    [Fact]
    public async Task Parts_are_one_line_with_the_time_of_the_first() =>
        Assert.Equal(
            [(DateTimeOffset.UnixEpoch.AddTicks(1), "onetwo")],
            await WholeLines.ReadAsync(Entries(new LogEntry(100, "one", false), new LogEntry(200, "two", true))));

    [Fact]
    public async Task A_line_that_is_too_long_is_cut_and_says_so() =>
        Assert.Equal(
            [new string('x', WholeLines.MostLetters) + WholeLines.Mark, "short"],
            await TextsAsync(new LogEntry(1, new string('x', WholeLines.MostLetters), false), new LogEntry(1, "y", true), new LogEntry(2, "short", true)));

    [Fact]
    public async Task An_empty_line_is_a_line() => Assert.Equal([""], await TextsAsync(new LogEntry(1, "", true)));

    private static async Task<IEnumerable<string>> TextsAsync(params LogEntry[] entries) => (await WholeLines.ReadAsync(Entries(entries))).Select(line => line.Text);

    private static async IAsyncEnumerable<LogEntry> Entries(params LogEntry[] entries)
    {
        await Task.CompletedTask;
        foreach (var entry in entries)
        {
            yield return entry;
        }
    }
}
