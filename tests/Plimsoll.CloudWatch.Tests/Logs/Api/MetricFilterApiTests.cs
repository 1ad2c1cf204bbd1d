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
}
