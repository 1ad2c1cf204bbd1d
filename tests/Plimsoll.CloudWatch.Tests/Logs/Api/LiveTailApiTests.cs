using System.Text.Json;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Operations;

namespace Plimsoll.CloudWatch.Tests.Logs.Api;

public sealed class LiveTailApiTests : IAsyncDisposable
{
    private const string Web = """{"logGroupIdentifiers":["arn:aws:logs:eu-west-1:111122223333:log-group:web"]}""";
    private readonly LogsHarness _logs = new();

    public ValueTask DisposeAsync() => _logs.DisposeAsync();

    [Fact]
    public async Task A_session_begins_with_what_was_asked_and_shows_each_second_what_matched()
    {
        await _logs.MakeAsync("web", "s");
        await using var session = await StartAsync("""{"logGroupIdentifiers":["web"],"logEventFilterPattern":"ERROR"}""");
        Assert.Equal(("sessionStart", "ERROR"), (session.Current.Type, Json(session.Current).GetProperty("logEventFilterPattern").GetString()));

        await _logs.PutAsync("web", "s", (0, "ERROR a"), (0, "fine"), (1, "ERROR b"));
        Assert.Equal(["ERROR a", "ERROR b"], Messages(await NextAsync(session)));
        Assert.Equal([], Messages(await NextAsync(session)));
    }

    [Fact]
    public async Task Only_the_streams_that_were_asked_for_are_shown()
    {
        await _logs.MakeAsync("web", "app/1", "proxy/1");
        await using var session = await StartAsync("""{"logGroupIdentifiers":["web"],"logStreamNamePrefixes":["app/"]}""");
        await _logs.PutAsync("web", "app/1", (0, "wanted"));
        await _logs.PutAsync("web", "proxy/1", (0, "other"));
        Assert.Equal(["wanted"], Messages(await NextAsync(session)));
    }

    [Fact]
    public async Task Of_more_than_five_hundred_events_a_second_so_many_are_shown_and_the_rest_is_told_to_be_missing()
    {
        await _logs.MakeAsync("web", "s");
        await using var session = await StartAsync(Web);
        await _logs.PutAsync("web", "s", [.. Enumerable.Range(0, 501).Select(i => ((long)i, "x"))]);
        var update = await NextAsync(session);
        Assert.Equal((500, true), (Messages(update).Count, update.GetProperty("sessionMetadata").GetProperty("sampled").GetBoolean()));
    }

    [Fact]
    public async Task A_session_ends_after_three_hours()
    {
        await _logs.MakeAsync("web", "s");
        await using var session = await StartAsync(Web);
        var next = session.MoveNextAsync();
        _logs.Time.Advance(TimeSpan.FromHours(3));
        Assert.True(await next);
        Assert.Equal(("SessionTimeoutException", true), (session.Current.Type, session.Current.IsException));
        Assert.False(await session.MoveNextAsync());
    }

    [Fact]
    public async Task Sessions_end_with_the_program()
    {
        await _logs.MakeAsync("web", "s");
        await using var session = await StartAsync(Web);
        var next = session.MoveNextAsync();
        _logs.Service.EndSessions();
        Assert.False(await next);
    }

    [Fact]
    public async Task There_are_at_most_fifteen_and_one_that_ended_makes_room()
    {
        await _logs.MakeAsync("web", "s");
        var first = await StartAsync(Web);
        for (var i = 1; i < 15; i++)
        {
            await StartAsync(Web);
        }

        Assert.Equal("LimitExceededException", (await Assert.ThrowsAsync<AwsException>(() => StartAsync(Web))).Code);
        await first.DisposeAsync();
        await StartAsync(Web);
    }

    private async Task<IAsyncEnumerator<EventStreamMessage>> StartAsync(string input)
    {
        var operation = _logs.Service.Definition.Operations.Single(o => o.Name == "StartLiveTail");
        var principal = new Principal(PrincipalKind.Root, LogsHarness.Account, $"arn:aws:iam::{LogsHarness.Account}:root", LogsHarness.Account);
        var call = new CallContext(principal, LogsHarness.Region, "request", "http://127.0.0.1:4566", CancellationToken.None);
        var output = (IEventStreamOutput)await operation.Invoke(call, JsonSerializer.Deserialize(input, operation.Input)!);
        var session = output.Messages.GetAsyncEnumerator();
        Assert.True(await session.MoveNextAsync());
        return session;
    }

    private async Task<JsonElement> NextAsync(IAsyncEnumerator<EventStreamMessage> session)
    {
        var next = session.MoveNextAsync();
        _logs.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await next);
        Assert.Equal("sessionUpdate", session.Current.Type);
        return Json(session.Current);
    }

    private static List<string> Messages(JsonElement update) =>
        [.. update.GetProperty("sessionResults").EnumerateArray().Select(one => one.GetProperty("message").GetString()!)];

    private static JsonElement Json(EventStreamMessage message) => JsonDocument.Parse(message.Payload).RootElement;
}
