using System.Text.Json;

namespace Plimsoll.CloudWatch.Tests.Logs.Api;

public sealed class LogGroupFieldsApiTests : IAsyncDisposable
{
    private const long Minute = 60_000;

    private readonly LogsHarness _logs = new();

    public ValueTask DisposeAsync() => _logs.DisposeAsync();

    [Fact]
    public async Task Fields_come_with_the_share_of_events_that_have_them_the_most_frequent_first()
    {
        await _logs.MakeAsync("web", "s");
        await _logs.PutAsync("web", "s", (0, """{"status":200}"""), (0, """{"status":500,"error":{"code":7}}"""), (0, "plain"));

        Assert.Equal(
            ["@ingestionTime 100", "@log 100", "@logStream 100", "@message 100", "@timestamp 100", "status 66", "error.code 33"],
            await FieldsAsync("""{"logGroupName":"web"}"""));
    }

    [Fact]
    public async Task Without_a_time_the_last_fifteen_minutes_are_looked_at()
    {
        await _logs.MakeAsync("web", "s");
        await _logs.PutAsync("web", "s", (-16 * Minute, """{"old":1}"""), (-15 * Minute, """{"young":1}"""));

        Assert.Equal(["young 100"], (await FieldsAsync("""{"logGroupName":"web"}""")).Where(field => field[0] != '@'));
    }

    [Fact]
    public async Task A_time_is_looked_at_with_eight_minutes_before_and_behind()
    {
        await _logs.MakeAsync("web", "s");
        await _logs.PutAsync("web", "s", (-39 * Minute, """{"a":1}"""), (-38 * Minute, """{"b":1}"""), (-22 * Minute, """{"c":1}"""), (-21 * Minute, """{"d":1}"""));

        var fields = await FieldsAsync($$"""{"logGroupName":"web","time":{{(_logs.Now / 1000) - (30 * 60)}}}""");

        Assert.Equal(["b 50", "c 50"], fields.Where(field => field[0] != '@'));
    }

    [Fact]
    public async Task A_group_without_events_has_no_fields()
    {
        await _logs.MakeAsync("web");
        Assert.Empty(await FieldsAsync("""{"logGroupIdentifier":"arn:aws:logs:eu-west-1:111122223333:log-group:web"}"""));
    }

    [Fact]
    public async Task A_group_that_is_not_there_is_refused() =>
        Assert.Equal("ResourceNotFoundException", (await _logs.FailAsync("GetLogGroupFields", """{"logGroupName":"none"}""")).Code);

    private async Task<string[]> FieldsAsync(string input) =>
    [
        .. (await _logs.CallAsync("GetLogGroupFields", input)).GetProperty("logGroupFields").EnumerateArray().Select(Text),
    ];

    private static string Text(JsonElement field) => $"{field.GetProperty("name").GetString()} {field.GetProperty("percent").GetInt32()}";
}
