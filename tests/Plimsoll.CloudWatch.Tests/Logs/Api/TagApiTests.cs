namespace Plimsoll.CloudWatch.Tests.Logs.Api;

public sealed class TagApiTests : IAsyncDisposable
{
    private const string Arn = "arn:aws:logs:eu-west-1:111122223333:log-group:g";

    private readonly LogsHarness _logs = new();

    public ValueTask DisposeAsync() => _logs.DisposeAsync();

    [Fact]
    public async Task Tags_are_put_replaced_and_removed_by_ARN()
    {
        await _logs.CallAsync("CreateLogGroup", """{"logGroupName":"g","tags":{"a":"1","b":"2"}}""");
        await _logs.CallAsync("TagResource", $$$"""{"resourceArn":"{{{Arn}}}","tags":{"b":"3","c":""}}""");
        await _logs.CallAsync("UntagResource", $$"""{"resourceArn":"{{Arn}}","tagKeys":["a","unknown"]}""");

        Assert.Equal("""{"b":"3","c":""}""", await TagsAsync());
    }

    [Fact]
    public async Task The_older_operations_work_on_the_same_tags()
    {
        await _logs.MakeAsync("g");
        await _logs.CallAsync("TagLogGroup", """{"logGroupName":"g","tags":{"a":"1","b":"2"}}""");
        await _logs.CallAsync("UntagLogGroup", """{"logGroupName":"g","tags":["a"]}""");

        Assert.Equal("""{"b":"2"}""", (await _logs.CallAsync("ListTagsLogGroup", """{"logGroupName":"g"}""")).GetProperty("tags").GetRawText());
        Assert.Equal("""{"b":"2"}""", await TagsAsync());
    }

    [Fact]
    public async Task A_group_has_at_most_fifty_tags()
    {
        await _logs.MakeAsync("g");
        string Tags(int from, int count) => string.Join(',', Enumerable.Range(from, count).Select(i => $"\"k{i}\":\"v\""));
        await _logs.CallAsync("TagLogGroup", $$$"""{"logGroupName":"g","tags":{{{{Tags(0, 50)}}}}}""");

        Assert.Equal("TooManyTagsException", (await _logs.FailAsync("TagResource", $$$"""{"resourceArn":"{{{Arn}}}","tags":{{{{Tags(50, 1)}}}}}""")).Code);
        Assert.Equal("InvalidParameterException", (await _logs.FailAsync("TagLogGroup", $$$"""{"logGroupName":"g","tags":{{{{Tags(50, 1)}}}}}""")).Code);
        await _logs.CallAsync("TagResource", $$$"""{"resourceArn":"{{{Arn}}}","tags":{{{{Tags(10, 5)}}}}}""");
    }

    [Theory]
    [InlineData("ListTagsForResource", """{"resourceArn":"arn:aws:logs:eu-west-1:111122223333:log-group:none"}""")]
    [InlineData("UntagResource", """{"resourceArn":"arn:aws:logs:eu-west-1:111122223333:log-group:none","tagKeys":["a"]}""")]
    [InlineData("ListTagsLogGroup", """{"logGroupName":"none"}""")]
    [InlineData("TagLogGroup", """{"logGroupName":"none","tags":{"a":"1"}}""")]
    [InlineData("UntagLogGroup", """{"logGroupName":"none","tags":["a"]}""")]
    public async Task A_group_that_is_not_there_is_not_found(string operation, string json) =>
        Assert.Equal(("ResourceNotFoundException", "The specified log group does not exist."), await _logs.FailAsync(operation, json));

    [Theory]
    [InlineData("""{"resourceArn":"arn:aws:logs:eu-west-1:111122223333:log-group:g","tags":{"a!":"1"}}""", "InvalidParameterException")]
    [InlineData("""{"resourceArn":"arn:aws:logs:eu-west-1:111122223333:log-group:none","tags":{"a":"1"}}""", "ResourceNotFoundException")]
    [InlineData("""{"resourceArn":"arn:aws:s3:::bucket","tags":{"a":"1"}}""", "InvalidParameterException")]
    [InlineData("""{"resourceArn":"arn:aws:logs:eu-west-1:111122223333:log-group:g:*","tags":{"a":"1"}}""", "InvalidParameterException")]
    public async Task A_wrong_tag_or_ARN_is_refused(string json, string code)
    {
        await _logs.MakeAsync("g");
        Assert.Equal(code, (await _logs.FailAsync("TagResource", json)).Code);
    }

    private async Task<string> TagsAsync() =>
        (await _logs.CallAsync("ListTagsForResource", $$"""{"resourceArn":"{{Arn}}"}""")).GetProperty("tags").GetRawText();
}
