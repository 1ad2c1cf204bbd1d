namespace Plimsoll.CloudWatch.Tests.Logs.Api;

public sealed class LogGroupListTests : IAsyncDisposable
{
    private readonly LogsHarness _logs = new();

    public ValueTask DisposeAsync() => _logs.DisposeAsync();

    [Theory]
    [InlineData("", "my-app,web/app,web/db")]
    [InlineData(""" "logGroupNamePattern":"app" """, "my-app,web/app")]
    [InlineData(""" "logGroupNamePattern":"^web" """, "web/app,web/db")]
    [InlineData(""" "logGroupNamePattern":"^my-|/db" """, "my-app,web/db")]
    [InlineData(""" "logGroupNamePattern":"none" """, "")]
    [InlineData(""" "logGroupClass":"INFREQUENT_ACCESS" """, "")]
    public async Task Groups_are_listed_by_texts_in_their_names(string input, string names)
    {
        await MakeAsync();
        var found = (await _logs.CallAsync("ListLogGroups", $"{{{input}}}")).GetProperty("logGroups").EnumerateArray();
        Assert.Equal(names, string.Join(',', found.Select(group => group.GetProperty("logGroupName").GetString())));
    }

    [Fact]
    public async Task A_group_is_listed_by_its_ARN_its_class_and_its_name()
    {
        await _logs.MakeAsync("web");
        Assert.Equal(
            """[{"logGroupArn":"arn:aws:logs:eu-west-1:111122223333:log-group:web","logGroupClass":"STANDARD","logGroupName":"web"}]""",
            (await _logs.CallAsync("ListLogGroups", "{}")).GetProperty("logGroups").GetRawText());
    }

    [Fact]
    public async Task Groups_are_listed_page_by_page()
    {
        await MakeAsync();
        var first = await _logs.CallAsync("ListLogGroups", """{"limit":2}""");
        var second = await _logs.CallAsync("ListLogGroups", $$"""{"limit":2,"nextToken":"{{first.GetProperty("nextToken").GetString()}}"}""");
        Assert.Equal((2, "web/db"), (first.GetProperty("logGroups").GetArrayLength(), second.GetProperty("logGroups")[0].GetProperty("logGroupName").GetString()));
        Assert.False(second.TryGetProperty("nextToken", out _));
    }

    private async Task MakeAsync()
    {
        await _logs.MakeAsync("web/app");
        await _logs.MakeAsync("web/db");
        await _logs.MakeAsync("my-app");
    }
}
