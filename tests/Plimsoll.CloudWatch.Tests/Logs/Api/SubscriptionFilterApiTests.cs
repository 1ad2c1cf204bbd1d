using System.Text.Json;

namespace Plimsoll.CloudWatch.Tests.Logs.Api;

public sealed class SubscriptionFilterApiTests : IAsyncDisposable
{
    private const string Arn = "arn:aws:logs:eu-west-1:111122223333:log-group:";
    private readonly LogsHarness _logs = new();

    public ValueTask DisposeAsync() => _logs.DisposeAsync();

    [Fact]
    public async Task Matching_events_are_copied_to_the_other_group_under_the_names_of_group_and_stream()
    {
        await _logs.MakeAsync("web", "s");
        await _logs.MakeAsync("errors");
        await PutAsync("web", "ERROR", Arn + "errors:*");
        await _logs.PutAsync("web", "s", (-1, "an ERROR"), (0, "fine"));
        Assert.Equal(
            ["an ERROR"], LogsHarness.Messages(await _logs.CallAsync("GetLogEvents", """{"logGroupName":"errors","logStreamName":"web/s"}""")));
    }

    [Fact]
    public async Task Two_groups_that_subscribe_to_each_other_do_not_copy_for_ever()
    {
        await _logs.MakeAsync("a", "s");
        await _logs.MakeAsync("b");
        await PutAsync("a", "", Arn + "b");
        await PutAsync("b", "", Arn + "a");
        await _logs.PutAsync("a", "s", (0, "once"));
        Assert.Equal(["once"], LogsHarness.Messages(await _logs.CallAsync("FilterLogEvents", """{"logGroupName":"a"}""")));
        Assert.Equal(["once"], LogsHarness.Messages(await _logs.CallAsync("FilterLogEvents", """{"logGroupName":"b"}""")));
    }

    [Fact]
    public async Task Events_that_are_not_taken_are_not_delivered()
    {
        await _logs.MakeAsync("web", "s");
        await _logs.MakeAsync("errors");
        await PutAsync("web", "", Arn + "errors");
        await _logs.PutAsync("web", "s", (0, "now"), (3 * 3_600_000, "from the future"));
        Assert.Equal(["now"], LogsHarness.Messages(await _logs.CallAsync("FilterLogEvents", """{"logGroupName":"errors"}""")));
    }

    [Theory]
    [InlineData("arn:aws:lambda:eu-west-1:111122223333:function:f")]
    [InlineData("arn:aws:kinesis:eu-west-1:111122223333:stream/s")]
    [InlineData("plimsoll:webhook:ftp://host/")]
    [InlineData("plimsoll:webhook:http://user:password@host/")]
    [InlineData("plimsoll:webhook:http://169.254.169.254/latest/meta-data/")]
    [InlineData("plimsoll:webhook:http://[fd00:ec2::254]/")]
    [InlineData(Arn + "web")]
    public async Task Other_destinations_are_refused(string destination)
    {
        await _logs.MakeAsync("web");
        Assert.Equal(
            "InvalidParameterException",
            (await _logs.FailAsync("PutSubscriptionFilter", $$"""{"logGroupName":"web","filterName":"f","filterPattern":"","destinationArn":"{{destination}}"}""")).Code);
        Assert.Equal(
            0, (await _logs.CallAsync("DescribeSubscriptionFilters", """{"logGroupName":"web"}""")).GetProperty("subscriptionFilters").GetArrayLength());
    }

    [Fact]
    public async Task A_group_has_at_most_two_and_one_of_the_same_name_is_replaced()
    {
        await _logs.MakeAsync("web");
        await PutAsync("web", "a", "plimsoll:webhook:http://host/", "one");
        await PutAsync("web", "b", "plimsoll:webhook:http://host/", "two");
        await PutAsync("web", "c", "plimsoll:webhook:http://host/", "two");
        Assert.Equal(
            ("LimitExceededException", "Resource limit exceeded."),
            await _logs.FailAsync(
                "PutSubscriptionFilter", """{"logGroupName":"web","filterName":"three","filterPattern":"","destinationArn":"plimsoll:webhook:http://host/"}"""));
        var filters = (await _logs.CallAsync("DescribeSubscriptionFilters", """{"logGroupName":"web"}""")).GetProperty("subscriptionFilters");
        Assert.Equal(["a", "c"], filters.EnumerateArray().Select(filter => filter.GetProperty("filterPattern").GetString()));
    }

    private Task<JsonElement> PutAsync(string group, string pattern, string destination, string name = "f") => _logs.CallAsync(
        "PutSubscriptionFilter", $$"""{"logGroupName":"{{group}}","filterName":"{{name}}","filterPattern":"{{pattern}}","destinationArn":"{{destination}}"}""");
}
