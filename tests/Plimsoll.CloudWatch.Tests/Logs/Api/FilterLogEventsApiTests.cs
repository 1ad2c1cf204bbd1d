using System.Text.Json;

namespace Plimsoll.CloudWatch.Tests.Logs.Api;

public sealed class FilterLogEventsApiTests : IAsyncDisposable
{
    private readonly LogsHarness _logs = new();

    public ValueTask DisposeAsync() => _logs.DisposeAsync();

    [Theory]
    [InlineData("", new[] { "0 web/a", "1 web/b", "2 job/c", "3 web/a", "4 web/b", "5 job/c" })]
    [InlineData(""","logStreamNames":["web/b","job/c","web/b"]""", new[] { "1 web/b", "2 job/c", "4 web/b", "5 job/c" })]
    [InlineData(""","logStreamNamePrefix":"web/" """, new[] { "0 web/a", "1 web/b", "3 web/a", "4 web/b" })]
    [InlineData(""","logStreamNamePrefix":"none" """, new string[0])]
    [InlineData(""","filterPattern":"web -3" """, new[] { "0 web/a", "1 web/b", "4 web/b" })]
    [InlineData(""","limit":1""", new[] { "0 web/a", "1 web/b", "2 job/c", "3 web/a", "4 web/b", "5 job/c" })]
    [InlineData(""","limit":1,"logStreamNamePrefix":"job/" """, new[] { "2 job/c", "5 job/c" })]
    public async Task Events_of_the_streams_asked_for_come_interleaved_page_by_page(string selection, string[] expected)
    {
        await FillAsync();
        Assert.Equal(expected, await FollowAsync(selection));
    }

    [Fact]
    public async Task Both_the_start_and_the_end_are_included()
    {
        await FillAsync();
        Assert.Equal(["1 web/b", "2 job/c"], await FollowAsync($""","startTime":{_logs.Now + 1},"endTime":{_logs.Now + 2}"""));
    }

    [Fact]
    public async Task An_event_has_an_id_its_stream_and_both_times()
    {
        await FillAsync();
        var one = (await FilterAsync(""","filterPattern":"0" """)).GetProperty("events")[0];
        Assert.Equal(56, one.GetProperty("eventId").GetString()!.Length);
        Assert.Equal("web/a", one.GetProperty("logStreamName").GetString());
        Assert.Equal(_logs.Now, one.GetProperty("timestamp").GetInt64());
        Assert.Equal(_logs.Now, one.GetProperty("ingestionTime").GetInt64());
    }

    [Fact]
    public async Task Event_ids_are_all_different_and_sort_as_the_events_do()
    {
        await FillAsync();
        var ids = (await FilterAsync("")).GetProperty("events").EnumerateArray().Select(e => e.GetProperty("eventId").GetString()!).ToList();
        Assert.Equal(ids.Order(StringComparer.Ordinal).Distinct(), ids);
    }

    [Fact]
    public async Task Many_streams_of_a_prefix_are_read_as_one()
    {
        await _logs.MakeAsync("g", [.. Enumerable.Range(0, 120).Select(i => $"s{i:D3}"), "other"]);
        for (var i = 0; i < 120; i++)
        {
            await _logs.PutAsync("g", $"s{i:D3}", (i, $"{i}"));
        }

        await _logs.PutAsync("g", "other", (0, "other"));
        Assert.Equal(Enumerable.Range(0, 120).Select(i => $"{i}"), await FollowAsync(""","logStreamNamePrefix":"s" """));
    }

    [Theory]
    [InlineData(""","logStreamNames":["web/a"],"logStreamNamePrefix":"web" """, "InvalidParameterException")]
    [InlineData(""","logStreamNames":["none"]""", "ResourceNotFoundException")]
    [InlineData(""","filterPattern":"{ $.a" """, "InvalidParameterException")]
    [InlineData(""","nextToken":"x" """, "InvalidParameterException")]
    [InlineData(""","limit":10001""", "InvalidParameterException")]
    public async Task A_wrong_question_is_refused(string selection, string code)
    {
        await FillAsync();
        Assert.Equal(code, (await _logs.FailAsync("FilterLogEvents", $$"""{"logGroupName":"g"{{selection}}}""")).Code);
    }

    [Fact]
    public async Task A_token_is_refused_for_another_question()
    {
        await FillAsync();
        var token = (await FilterAsync(""","limit":1""")).GetProperty("nextToken").GetString();
        Assert.Equal(
            ("InvalidParameterException", "The specified nextToken is invalid."),
            await _logs.FailAsync("FilterLogEvents", $$"""{"logGroupName":"g","filterPattern":"x","nextToken":"{{token}}"}"""));
    }

    /// <summary>What <c>aws logs tail --follow</c> does: it asks again from the latest time it has seen and leaves out known ids.</summary>
    [Fact]
    public async Task Following_a_group_shows_each_event_once()
    {
        await _logs.MakeAsync("g", "s");
        var shown = new List<string>();
        var known = new HashSet<string>();
        var start = _logs.Now - 600_000;
        for (var round = 0; round < 5; round++)
        {
            await _logs.PutAsync("g", "s", (round, $"{round}a"), (round, $"{round}b"));
            foreach (var one in (await FilterAsync($""","interleaved":true,"startTime":{start}""")).GetProperty("events").EnumerateArray())
            {
                if (known.Add(one.GetProperty("eventId").GetString()!))
                {
                    shown.Add(one.GetProperty("message").GetString()!);
                    start = one.GetProperty("timestamp").GetInt64();
                }
            }
        }

        Assert.Equal(["0a", "0b", "1a", "1b", "2a", "2b", "3a", "3b", "4a", "4b"], shown);
    }

    private async Task FillAsync()
    {
        string[] streams = ["web/a", "web/b", "job/c"];
        await _logs.MakeAsync("g", streams);
        for (var i = 0; i < 6; i++)
        {
            await _logs.PutAsync("g", streams[i % 3], (i, $"{i} {streams[i % 3]}"));
        }
    }

    private Task<JsonElement> FilterAsync(string rest) => _logs.CallAsync("FilterLogEvents", $$"""{"logGroupName":"g"{{rest}}}""");

    private async Task<List<string>> FollowAsync(string rest)
    {
        var messages = new List<string>();
        string? token = null;
        do
        {
            var page = await FilterAsync(token is null ? rest : $"{rest},\"nextToken\":\"{token}\"");
            messages.AddRange(LogsHarness.Messages(page));
            token = page.TryGetProperty("nextToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);

        return messages;
    }
}
