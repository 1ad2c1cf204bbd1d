using Plimsoll.CloudWatch.Logs.Control;
using Plimsoll.CloudWatch.Tests.Logs.Api;

namespace Plimsoll.CloudWatch.Tests.Logs.Control;

public sealed class RetentionSweeperTests : IAsyncDisposable
{
    private readonly LogsHarness _logs = new();

    public ValueTask DisposeAsync() => _logs.DisposeAsync();

    [Fact]
    public async Task Events_are_removed_when_the_time_that_their_group_keeps_them_is_over()
    {
        _logs.Service.Start();
        await _logs.MakeAsync("kept", "s");
        await _logs.MakeAsync("swept", "s");
        await _logs.CallAsync("PutRetentionPolicy", """{"logGroupName":"swept","retentionInDays":1}""");
        foreach (var group in new[] { "kept", "swept" })
        {
            await _logs.PutAsync(group, "s", (0, "early"), (7_200_000, "late"));
        }

        _logs.Time.Advance(TimeSpan.FromDays(1) + RetentionSweeper.Period);

        await UntilAsync(async () => (await MessagesAsync("swept")).Length == 1);
        Assert.Equal(["late"], await MessagesAsync("swept"));
        Assert.Equal(["early", "late"], await MessagesAsync("kept"));
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (!await condition())
        {
            deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private async Task<string[]> MessagesAsync(string group) =>
        LogsHarness.Messages(await _logs.CallAsync("FilterLogEvents", $$"""{"logGroupName":"{{group}}"}"""));
}
