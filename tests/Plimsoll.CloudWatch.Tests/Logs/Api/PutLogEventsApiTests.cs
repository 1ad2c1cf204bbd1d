using System.Text.Json;

namespace Plimsoll.CloudWatch.Tests.Logs.Api;

public sealed class PutLogEventsApiTests : IAsyncDisposable
{
    private const long Hour = 3_600_000;
    private const long Day = 24 * Hour;

    private readonly LogsHarness _logs = new();

    public ValueTask DisposeAsync() => _logs.DisposeAsync();

    [Fact]
    public async Task Events_that_are_too_old_or_too_new_are_rejected_and_the_others_taken()
    {
        await _logs.MakeAsync("g", "s");

        var answer = await _logs.PutAsync("g", "s", ((-14 * Day) - 1, "old"), (-1, "kept"), (2 * Hour, "also kept"), ((2 * Hour) + 1, "new"));

        Assert.Equal("""{"tooNewLogEventStartIndex":3,"tooOldLogEventEndIndex":1}""", answer.GetProperty("rejectedLogEventsInfo").GetRawText());
        Assert.Equal(["kept", "also kept"], await MessagesAsync());
    }

    [Fact]
    public async Task Events_past_the_retention_of_the_group_are_rejected()
    {
        await _logs.MakeAsync("g", "s");
        await _logs.CallAsync("PutRetentionPolicy", """{"logGroupName":"g","retentionInDays":1}""");

        var answer = await _logs.PutAsync("g", "s", (-Day - 1, "expired"), (0, "kept"));

        Assert.Equal("""{"expiredLogEventEndIndex":1}""", answer.GetProperty("rejectedLogEventsInfo").GetRawText());
        Assert.Equal(["kept"], await MessagesAsync());
    }

    [Fact]
    public async Task A_batch_of_which_nothing_is_taken_is_answered_all_the_same()
    {
        await _logs.MakeAsync("g", "s");
        Assert.Equal(
            """{"tooNewLogEventStartIndex":0}""",
            (await _logs.PutAsync("g", "s", (Day, "new"))).GetProperty("rejectedLogEventsInfo").GetRawText());
    }

    [Fact]
    public async Task Any_sequence_token_is_accepted_and_the_next_one_given()
    {
        await _logs.MakeAsync("g", "s");
        var answer = await _logs.CallAsync(
            "PutLogEvents", $$"""{"logGroupName":"g","logStreamName":"s","sequenceToken":"wrong","logEvents":[{"timestamp":{{_logs.Now}},"message":"x"}]}""");
        Assert.Equal(56, answer.GetProperty("nextSequenceToken").GetString()!.Length);
        Assert.False(answer.TryGetProperty("rejectedLogEventsInfo", out _));
    }

    [Fact]
    public async Task An_entity_is_said_to_be_rejected_and_the_events_are_taken()
    {
        await _logs.MakeAsync("g", "s");
        var answer = await _logs.CallAsync(
            "PutLogEvents",
            $$$"""{"logGroupName":"g","logStreamName":"s","entity":{"keyAttributes":{"Type":"Service","Name":"x"}},"logEvents":[{"timestamp":{{{_logs.Now}}},"message":"x"}]}""");
        Assert.Equal("UnsupportedLogGroupType", answer.GetProperty("rejectedEntityInfo").GetProperty("errorType").GetString());
        Assert.Equal(["x"], await MessagesAsync());
    }

    [Fact]
    public async Task A_batch_out_of_order_is_refused_whole()
    {
        await _logs.MakeAsync("g", "s");
        var (code, message) = await RefusedAsync(() => _logs.PutAsync("g", "s", (2, "a"), (1, "b")));
        Assert.Equal("InvalidParameterException", code);
        Assert.Equal("Log events in a single PutLogEvents request must be in chronological order.", message);
        Assert.Empty(await MessagesAsync());
    }

    [Fact]
    public async Task A_batch_that_spans_more_than_a_day_is_refused_whole()
    {
        await _logs.MakeAsync("g", "s");
        var (_, message) = await RefusedAsync(() => _logs.PutAsync("g", "s", (-Day - 1, "a"), (0, "b")));
        Assert.Equal("The batch of log events in a single PutLogEvents request cannot span more than 24 hours.", message);
        Assert.Empty(await MessagesAsync());
    }

    [Theory]
    [InlineData(1_048_576 - 26, null)]
    [InlineData(1_048_576 - 25, "Upload too large: 1048577 bytes exceeds limit of 1048576")]
    public async Task A_batch_may_have_a_mebibyte_with_26_bytes_for_each_event(int length, string? refusal)
    {
        await _logs.MakeAsync("g", "s");
        var message = new string('x', length - 2) + "é";
        if (refusal is null)
        {
            await _logs.PutAsync("g", "s", (0, message));
            Assert.Equal([message], await MessagesAsync());
        }
        else
        {
            Assert.Equal(refusal, (await RefusedAsync(() => _logs.PutAsync("g", "s", (0, message)))).Message);
        }
    }

    [Fact]
    public async Task Ten_thousand_events_are_a_batch_and_one_more_is_not()
    {
        await _logs.MakeAsync("g", "s");
        await _logs.PutAsync("g", "s", [.. Enumerable.Range(0, 10_000).Select(i => ((long)i, "x"))]);
        var (code, message) = await RefusedAsync(() => _logs.PutAsync("g", "s", [.. Enumerable.Range(0, 10_001).Select(i => ((long)i, "x"))]));
        Assert.Equal("InvalidParameterException", code);
        Assert.EndsWith("Member must have length less than or equal to 10000", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_message_is_refused()
    {
        await _logs.MakeAsync("g", "s");
        Assert.Equal(
            "1 validation error detected: Value '' at 'logEvents.1.member.message' failed to satisfy constraint: Member must have length greater than or equal to 1",
            (await RefusedAsync(() => _logs.PutAsync("g", "s", (0, "")))).Message);
    }

    [Theory]
    [InlineData("none", "s", "The specified log group does not exist.")]
    [InlineData("g", "none", "The specified log stream does not exist.")]
    public async Task The_stream_must_be_there(string group, string stream, string message)
    {
        await _logs.MakeAsync("g", "s");
        Assert.Equal(("ResourceNotFoundException", message), await RefusedAsync(() => _logs.PutAsync(group, stream, (0, "x"))));
    }

    [Fact]
    public async Task The_group_counts_the_bytes_of_its_events()
    {
        await _logs.MakeAsync("g", "s");
        await _logs.PutAsync("g", "s", (0, "é"), (1, "abc"));
        Assert.Equal(2 + 3 + 52, (await _logs.CallAsync("DescribeLogGroups", "{}")).GetProperty("logGroups")[0].GetProperty("storedBytes").GetInt64());
    }

    private static async Task<(string Code, string Message)> RefusedAsync(Func<Task<JsonElement>> call)
    {
        var error = await Assert.ThrowsAsync<Plimsoll.Wire.Errors.AwsException>(call);
        return (error.Code, error.Message);
    }

    private async Task<string[]> MessagesAsync() => LogsHarness.Messages(await _logs.CallAsync("FilterLogEvents", """{"logGroupName":"g"}"""));
}
