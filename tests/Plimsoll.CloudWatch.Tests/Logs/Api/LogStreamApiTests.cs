using System.Text.Json;

namespace Plimsoll.CloudWatch.Tests.Logs.Api;

public sealed class LogStreamApiTests : IAsyncDisposable
{
    private readonly LogsHarness _logs = new();

    public ValueTask DisposeAsync() => _logs.DisposeAsync();

    [Fact]
    public async Task A_stream_tells_of_its_first_and_last_event_and_of_the_last_arrival()
    {
        await _logs.MakeAsync("g", "s");
        await _logs.PutAsync("g", "s", (-20, "a"), (-10, "b"));
        _logs.Time.Advance(TimeSpan.FromSeconds(1));
        await _logs.PutAsync("g", "s", (-5000, "late"));

        var stream = (await _logs.CallAsync("DescribeLogStreams", """{"logGroupName":"g"}""")).GetProperty("logStreams")[0];

        Assert.Equal("arn:aws:logs:eu-west-1:111122223333:log-group:g:log-stream:s", stream.GetProperty("arn").GetString());
        Assert.Equal(1_800_000_000_000, stream.GetProperty("creationTime").GetInt64());
        Assert.Equal(_logs.Now - 5000, stream.GetProperty("firstEventTimestamp").GetInt64());
        Assert.Equal(1_800_000_000_000 - 10, stream.GetProperty("lastEventTimestamp").GetInt64());
        Assert.Equal(_logs.Now, stream.GetProperty("lastIngestionTime").GetInt64());
        Assert.Equal(56, stream.GetProperty("uploadSequenceToken").GetString()!.Length);
        Assert.Equal(0, stream.GetProperty("storedBytes").GetInt64());
    }

    [Theory]
    [InlineData("", new[] { "a", "b", "c", "d" })]
    [InlineData(""","descending":true""", new[] { "d", "c", "b", "a" })]
    [InlineData(""","orderBy":"LastEventTime" """, new[] { "d", "c", "a", "b" })]
    [InlineData(""","orderBy":"LastEventTime","descending":true""", new[] { "b", "a", "c", "d" })]
    [InlineData(""","logStreamNamePrefix":"c" """, new[] { "c" })]
    public async Task Streams_are_listed_in_the_order_asked_for_page_by_page(string order, string[] expected)
    {
        await _logs.MakeAsync("g", "d", "c", "b", "a");
        await _logs.PutAsync("g", "c", (1, "x"));
        await _logs.PutAsync("g", "a", (2, "x"));
        await _logs.PutAsync("g", "b", (3, "x"));

        Assert.Equal(expected, await ListAsync(order, limit: 50));
        Assert.Equal(expected, await ListAsync(order, limit: 1));
    }

    [Theory]
    [InlineData("""{"logGroupName":"g","orderBy":"LastEventTime","logStreamNamePrefix":"x"}""", "InvalidParameterException")]
    [InlineData("""{"logGroupName":"g","logGroupIdentifier":"g"}""", "InvalidParameterException")]
    [InlineData("{}", "InvalidParameterException")]
    [InlineData("""{"logGroupName":"g","limit":51}""", "InvalidParameterException")]
    [InlineData("""{"logGroupName":"none"}""", "ResourceNotFoundException")]
    [InlineData("""{"logGroupIdentifier":"arn:aws:logs:eu-west-1:999999999999:log-group:g"}""", "ResourceNotFoundException")]
    public async Task A_wrong_question_is_refused(string json, string code)
    {
        await _logs.MakeAsync("g");
        Assert.Equal(code, (await _logs.FailAsync("DescribeLogStreams", json)).Code);
    }

    [Fact]
    public async Task A_stream_is_made_once_and_deleted_once()
    {
        await _logs.MakeAsync("g", "s");
        const string Stream = """{"logGroupName":"g","logStreamName":"s"}""";
        Assert.Equal(("ResourceAlreadyExistsException", "The specified log stream already exists"), await _logs.FailAsync("CreateLogStream", Stream));
        await _logs.CallAsync("DeleteLogStream", Stream);
        Assert.Equal(("ResourceNotFoundException", "The specified log stream does not exist."), await _logs.FailAsync("DeleteLogStream", Stream));
    }

    private async Task<List<string>> ListAsync(string order, int limit)
    {
        var names = new List<string>();
        string? token = null;
        do
        {
            var page = await _logs.CallAsync(
                "DescribeLogStreams", $$"""{"logGroupName":"g","limit":{{limit}}{{(token is null ? "" : $",\"nextToken\":\"{token}\"")}}{{order}}}""");
            names.AddRange(page.GetProperty("logStreams").EnumerateArray().Select(s => s.GetProperty("logStreamName").GetString()!));
            token = page.TryGetProperty("nextToken", out JsonElement next) ? next.GetString() : null;
        }
        while (token is not null);

        return names;
    }
}
