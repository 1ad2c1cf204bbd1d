using System.Text.Json;
using Plimsoll.CloudWatch.Logs.Metrics;

namespace Plimsoll.CloudWatch.Tests.Logs.Api;

public sealed class MetricFilterApiTests : IAsyncDisposable
{
    private readonly LogsHarness _logs = new();

    public ValueTask DisposeAsync() => _logs.DisposeAsync();

    [Fact]
    public async Task Matching_messages_come_with_their_number_and_the_values_of_the_fields() => Assert.Equal(
        """{"matches":[{"eventMessage":"127.0.0.1 404 12","eventNumber":1,"extractedValues":{"$1":"127.0.0.1","$status":"404","$size":"12"}}]}""",
        (await _logs.CallAsync(
            "TestMetricFilter",
            """{"filterPattern":"[..., status=4*, size]","logEventMessages":["127.0.0.1 200 15","127.0.0.1 404 12"]}""")).GetRawText());

    [Fact]
    public async Task A_wrong_pattern_is_refused() => Assert.Equal(
        ("InvalidParameterException", "Invalid character(s) in term 'a-b'"),
        await _logs.FailAsync("TestMetricFilter", """{"filterPattern":"a-b","logEventMessages":["x"]}"""));

    [Fact]
    public async Task A_filter_counts_the_matching_events_by_minute()
    {
        await _logs.MakeAsync("web", "s");
        await PutAsync("ERROR", """ "metricValue":"1" """);
        await _logs.PutAsync("web", "s", (-60_000, "ERROR a"), (-1, "ERROR b"), (0, "ERROR c"), (1, "ERROR d"), (2, "fine"));
        Assert.Equal([(-60_000L, 2L, 2.0), (0, 2, 2)], Points().Select(point => (point.Minute - _logs.Now, point.Count, point.Sum)));
    }

    [Fact]
    public async Task A_value_and_dimensions_are_read_from_the_fields_of_the_event()
    {
        await _logs.MakeAsync("web", "s");
        await PutAsync("{ $.ms > 0 }", """ "metricValue":"$.ms","unit":"Milliseconds","dimensions":{"Path":"$.path"} """);
        await _logs.PutAsync(
            "web", "s", (0, """{"ms":10,"path":"/a"}"""), (0, """{"ms":30,"path":"/a"}"""), (0, """{"ms":5,"path":"/b"}"""), (0, """{"ms":7}"""));
        Assert.Equal(
            [("/a", "Milliseconds", 40.0, 10.0, 30.0), ("/b", "Milliseconds", 5, 5, 5)],
            Points().Select(point => (point.Dimensions["Path"], point.Unit, point.Sum, point.Min, point.Max)));
    }

    [Fact]
    public async Task A_default_value_counts_for_a_minute_in_which_nothing_matches_and_gives_way_to_what_does()
    {
        await _logs.MakeAsync("web", "s");
        await PutAsync("ERROR", """ "metricValue":"1","defaultValue":0 """);
        await _logs.PutAsync("web", "s", (0, "fine"));
        Assert.Equal([(1L, 0.0)], Points().Select(point => (point.Count, point.Sum)));
        await _logs.PutAsync("web", "s", (0, "ERROR"), (0, "ERROR"), (0, "fine"));
        Assert.Equal([(2L, 2.0)], Points().Select(point => (point.Count, point.Sum)));
    }

    [Fact]
    public async Task Filters_are_listed_counted_and_deleted()
    {
        await _logs.MakeAsync("web");
        await PutAsync("ERROR", """ "metricValue":"1" """);
        var listed = (await _logs.CallAsync("DescribeMetricFilters", """{"metricName":"Errors","metricNamespace":"App"}""")).GetProperty("metricFilters")[0];
        Assert.Equal(("web", "ERROR"), (listed.GetProperty("logGroupName").GetString(), listed.GetProperty("filterPattern").GetString()));
        Assert.Equal(1, (await _logs.CallAsync("DescribeLogGroups", "{}")).GetProperty("logGroups")[0].GetProperty("metricFilterCount").GetInt32());

        await _logs.CallAsync("DeleteMetricFilter", """{"logGroupName":"web","filterName":"f"}""");
        Assert.Equal(0, (await _logs.CallAsync("DescribeMetricFilters", """{"logGroupName":"web"}""")).GetProperty("metricFilters").GetArrayLength());
        Assert.Equal(
            ("ResourceNotFoundException", "The specified metric filter does not exist."),
            await _logs.FailAsync("DeleteMetricFilter", """{"logGroupName":"web","filterName":"f"}"""));
    }

    [Theory]
    [InlineData("ERROR", """ "metricValue":"$.ms" """)]
    [InlineData("ERROR", """ "metricValue":"many" """)]
    [InlineData("{ $.a = 1 }", """ "metricValue":"$" """)]
    [InlineData("{ $.a = 1 }", """ "metricValue":"1","defaultValue":0,"dimensions":{"A":"$.a"} """)]
    public async Task A_wrong_transformation_is_refused(string pattern, string transformation)
    {
        await _logs.MakeAsync("web");
        Assert.StartsWith("Invalid metric transformation: ", (await _logs.FailAsync("PutMetricFilter", Input(pattern, transformation))).Message, StringComparison.Ordinal);
    }

    private IEnumerable<LogMetricPoint> Points() => _logs.Service.Metrics.Read(LogsHarness.Account, LogsHarness.Region, 0, long.MaxValue);

    private Task<JsonElement> PutAsync(string pattern, string transformation) => _logs.CallAsync("PutMetricFilter", Input(pattern, transformation));

    private static string Input(string pattern, string transformation) =>
        $$"""
        {"logGroupName":"web","filterName":"f","filterPattern":{{LogsHarness.Quote(pattern)}},
         "metricTransformations":[{"metricName":"Errors","metricNamespace":"App",{{transformation}}}]}
        """;
}
