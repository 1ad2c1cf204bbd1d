using System.Text.Json;

namespace Plimsoll.CloudWatch.Tests.Logs.Api;

public sealed class GetLogEventsApiTests : IAsyncDisposable
{
    private readonly LogsHarness _logs = new();

    public ValueTask DisposeAsync() => _logs.DisposeAsync();

    [Fact]
    public async Task Without_a_word_the_latest_events_come_in_order_of_time()
    {
        await FillAsync(5);
        Assert.Equal(["3", "4"], LogsHarness.Messages(await GetAsync(""","limit":2""")));
    }

    [Fact]
    public async Task From_the_head_the_earliest_events_come()
    {
        await FillAsync(5);
        Assert.Equal(["0", "1"], LogsHarness.Messages(await GetAsync(""","limit":2,"startFromHead":true""")));
    }

    [Fact]
    public async Task The_start_is_included_and_the_end_is_not()
    {
        await FillAsync(5);
        Assert.Equal(["1", "2"], LogsHarness.Messages(await GetAsync($""","startTime":{_logs.Now + 1},"endTime":{_logs.Now + 3}""")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Forward_tokens_lead_through_all_events_once_and_then_stand_still(int limit)
    {
        await FillAsync(10);
        var (messages, token) = await FollowAsync("nextForwardToken", $""","limit":{limit},"startFromHead":true""");

        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"{i}"), messages);
        await _logs.PutAsync("g", "s", (100, "later"));
        Assert.Equal(["later"], LogsHarness.Messages(await GetAsync($""","startFromHead":true,"nextToken":"{token}" """)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Backward_tokens_lead_back_through_all_events_once_and_then_stand_still(int limit)
    {
        await FillAsync(10);
        var pages = new List<string[]>();
        var (_, _) = await FollowAsync("nextBackwardToken", $""","limit":{limit}""", pages.Add);

        pages.Reverse();
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"{i}"), pages.SelectMany(p => p));
    }

    [Fact]
    public async Task At_either_end_the_other_token_leads_back_over_the_same_events()
    {
        await FillAsync(4);
        var (_, end) = await FollowAsync("nextForwardToken", ""","limit":2,"startFromHead":true""");
        var atEnd = await GetAsync($""","nextToken":"{end}","startFromHead":true""");
        var back = await GetAsync($""","limit":2,"nextToken":"{atEnd.GetProperty("nextBackwardToken").GetString()}" """);
        Assert.Equal(["2", "3"], LogsHarness.Messages(back));

        var (_, start) = await FollowAsync("nextBackwardToken", ""","limit":2""");
        var atStart = await GetAsync($""","nextToken":"{start}" """);
        var forth = await GetAsync($""","limit":2,"nextToken":"{atStart.GetProperty("nextForwardToken").GetString()}" """);
        Assert.Equal(["0", "1"], LogsHarness.Messages(forth));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","startFromHead":true""")]
    public async Task The_tokens_of_an_empty_stream_find_the_first_events_when_they_come(string direction)
    {
        await _logs.MakeAsync("g", "s");
        var token = (await GetAsync(direction)).GetProperty("nextForwardToken").GetString();
        await _logs.PutAsync("g", "s", (0, "first"));
        Assert.Equal(["first"], LogsHarness.Messages(await GetAsync($""","startFromHead":true,"nextToken":"{token}" """)));
    }

    [Fact]
    public async Task A_page_has_at_most_a_mebibyte()
    {
        await _logs.MakeAsync("g", "s");
        for (var i = 0; i < 3; i++)
        {
            await _logs.PutAsync("g", "s", (i, new string('x', 600_000)));
        }

        var (messages, _) = await FollowAsync("nextForwardToken", ""","startFromHead":true""", page => Assert.InRange(page.Length, 0, 1));
        Assert.Equal(3, messages.Count);
    }

    [Theory]
    [InlineData("f/abc")]
    [InlineData("nonsense")]
    public async Task A_token_that_is_not_ours_is_refused(string token)
    {
        await FillAsync(1);
        Assert.Equal(
            ("InvalidParameterException", "The specified nextToken is invalid."),
            await _logs.FailAsync("GetLogEvents", $$"""{"logGroupName":"g","logStreamName":"s","nextToken":"{{token}}"}"""));
    }

    [Fact]
    public async Task The_group_may_be_given_by_its_ARN()
    {
        await FillAsync(1);
        Assert.Equal(["0"], LogsHarness.Messages(await _logs.CallAsync(
            "GetLogEvents", """{"logGroupIdentifier":"arn:aws:logs:eu-west-1:111122223333:log-group:g","logStreamName":"s"}""")));
    }

    private async Task FillAsync(int count)
    {
        await _logs.MakeAsync("g", "s");
        await _logs.PutAsync("g", "s", [.. Enumerable.Range(0, count).Select(i => ((long)i, $"{i}"))]);
    }

    private Task<JsonElement> GetAsync(string rest) => _logs.CallAsync("GetLogEvents", $$"""{"logGroupName":"g","logStreamName":"s"{{rest}}}""");

    // As the CLI does: until the token that comes back is the one that was sent.
    private async Task<(List<string> Messages, string Token)> FollowAsync(string tokenName, string rest, Action<string[]>? onPage = null)
    {
        var messages = new List<string>();
        string? sent = null;
        for (var i = 0; i < 100; i++)
        {
            var page = await GetAsync(sent is null ? rest : $"{rest},\"nextToken\":\"{sent}\"");
            messages.AddRange(LogsHarness.Messages(page));
            onPage?.Invoke(LogsHarness.Messages(page));
            var token = page.GetProperty(tokenName).GetString()!;
            if (token == sent)
            {
                return (messages, token);
            }

            sent = token;
        }

        throw new InvalidOperationException("The tokens never stood still.");
    }
}
