namespace Plimsoll.CloudWatch.Tests.Logs.Api;

public sealed class LogGroupApiTests : IAsyncDisposable
{
    private readonly LogsHarness _logs = new();

    public ValueTask DisposeAsync() => _logs.DisposeAsync();

    [Fact]
    public async Task A_new_group_is_described_with_all_that_AWS_gives()
    {
        await _logs.MakeAsync("/ecs/web");

        var group = (await _logs.CallAsync("DescribeLogGroups", "{}")).GetProperty("logGroups")[0];

        Assert.Equal(
            """{"arn":"arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/web:*","bearerTokenAuthenticationEnabled":false,"creationTime":1800000000000,"deletionProtectionEnabled":false,"logGroupArn":"arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/web","logGroupClass":"STANDARD","logGroupName":"/ecs/web","metricFilterCount":0,"storedBytes":0}""",
            group.GetRawText());
    }

    [Fact]
    public async Task A_second_group_of_the_name_is_refused()
    {
        await _logs.MakeAsync("g");
        Assert.Equal(
            ("ResourceAlreadyExistsException", "The specified log group already exists"), await _logs.FailAsync("CreateLogGroup", """{"logGroupName":"g"}"""));
    }

    [Theory]
    [InlineData("""{"logGroupName":"aws/mine"}""", "Log groups starting with AWS/ are reserved for AWS.")]
    [InlineData("""{"logGroupName":"a b"}""", @"1 validation error detected: Value 'a b' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\.\-_/#A-Za-z0-9]+")]
    [InlineData("{}", "1 validation error detected: Value null at 'logGroupName' failed to satisfy constraint: Member must not be null")]
    [InlineData("""{"logGroupName":"g","tags":{"aws:x":"y"}}""", "The tag key 'aws:x' begins with 'aws:', which is reserved for AWS.")]
    public async Task A_wrong_group_is_refused(string json, string message) =>
        Assert.Equal(("InvalidParameterException", message), await _logs.FailAsync("CreateLogGroup", json));

    [Fact]
    public async Task An_encryption_key_is_refused_by_name_because_nothing_would_be_encrypted()
    {
        var (code, message) = await _logs.FailAsync("CreateLogGroup", """{"logGroupName":"g","kmsKeyId":"arn:aws:kms:x"}""");
        Assert.Equal("InvalidParameterException", code);
        Assert.Contains("'kmsKeyId'", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_are_listed_by_prefix_in_pages_that_meet()
    {
        foreach (var name in new[] { "b/2", "a", "b/1", "b/3", "c" })
        {
            await _logs.MakeAsync(name);
        }

        var first = await _logs.CallAsync("DescribeLogGroups", """{"logGroupNamePrefix":"b/","limit":2}""");
        var token = first.GetProperty("nextToken").GetString();
        var second = await _logs.CallAsync("DescribeLogGroups", $$"""{"logGroupNamePrefix":"b/","limit":2,"nextToken":"{{token}}"}""");

        Assert.Equal(["b/1", "b/2"], Names(first));
        Assert.Equal(["b/3"], Names(second));
        Assert.False(second.TryGetProperty("nextToken", out _));
        Assert.Equal(
            ("InvalidParameterException", "The specified nextToken is invalid."),
            await _logs.FailAsync("DescribeLogGroups", $$"""{"logGroupNamePrefix":"c","nextToken":"{{token}}"}"""));
    }

    [Fact]
    public async Task A_name_pattern_finds_a_part_of_the_name_and_shows_little()
    {
        await _logs.MakeAsync("GroupDataLogs");
        await _logs.MakeAsync("datalogs");

        var found = await _logs.CallAsync("DescribeLogGroups", """{"logGroupNamePattern":"DataLogs"}""");

        Assert.Equal(["GroupDataLogs"], Names(found));
        Assert.Equal(["arn", "creationTime", "logGroupName"], found.GetProperty("logGroups")[0].EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task Groups_can_be_asked_for_by_name_or_ARN()
    {
        await _logs.MakeAsync("a");
        await _logs.MakeAsync("b");
        Assert.Equal(["b"], Names(await _logs.CallAsync(
            "DescribeLogGroups", """{"logGroupIdentifiers":["arn:aws:logs:eu-west-1:111122223333:log-group:b"]}""")));
    }

    [Fact]
    public async Task A_deleted_group_is_gone_and_can_be_made_again_empty()
    {
        await _logs.MakeAsync("g", "s");
        await _logs.PutAsync("g", "s", (0, "x"));
        await _logs.CallAsync("DeleteLogGroup", """{"logGroupName":"g"}""");

        Assert.Equal(
            ("ResourceNotFoundException", "The specified log group does not exist."), await _logs.FailAsync("DeleteLogGroup", """{"logGroupName":"g"}"""));
        await _logs.MakeAsync("g", "s");
        Assert.Empty(LogsHarness.Messages(await _logs.CallAsync("FilterLogEvents", """{"logGroupName":"g"}""")));
    }

    [Fact]
    public async Task A_protected_group_is_deleted_only_after_the_protection_is_taken_off()
    {
        await _logs.CallAsync("CreateLogGroup", """{"logGroupName":"g","deletionProtectionEnabled":true}""");
        Assert.Equal("ValidationException", (await _logs.FailAsync("DeleteLogGroup", """{"logGroupName":"g"}""")).Code);

        await _logs.CallAsync("PutLogGroupDeletionProtection", """{"logGroupIdentifier":"g","deletionProtectionEnabled":false}""");
        await _logs.CallAsync("DeleteLogGroup", """{"logGroupName":"g"}""");

        Assert.Empty(Names(await _logs.CallAsync("DescribeLogGroups", "{}")));
    }

    [Fact]
    public async Task The_retention_is_one_of_those_that_AWS_allows()
    {
        await _logs.MakeAsync("g");
        Assert.Equal("InvalidParameterException", (await _logs.FailAsync("PutRetentionPolicy", """{"logGroupName":"g","retentionInDays":2}""")).Code);

        await _logs.CallAsync("PutRetentionPolicy", """{"logGroupName":"g","retentionInDays":30}""");
        Assert.Equal(30, (await _logs.CallAsync("DescribeLogGroups", "{}")).GetProperty("logGroups")[0].GetProperty("retentionInDays").GetInt32());

        await _logs.CallAsync("DeleteRetentionPolicy", """{"logGroupName":"g"}""");
        Assert.False((await _logs.CallAsync("DescribeLogGroups", "{}")).GetProperty("logGroups")[0].TryGetProperty("retentionInDays", out _));
    }

    [Fact]
    public async Task A_group_is_not_seen_from_another_region()
    {
        await _logs.MakeAsync("g");
        Assert.Empty(Names(await _logs.CallAsync("DescribeLogGroups", "{}", region: "us-east-1")));
    }

    private static string[] Names(System.Text.Json.JsonElement answer) =>
        [.. answer.GetProperty("logGroups").EnumerateArray().Select(g => g.GetProperty("logGroupName").GetString()!)];
}
