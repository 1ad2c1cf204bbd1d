using Plimsoll.CloudWatch.Logs.Api.Filters;
using Plimsoll.Wire.Operations;

namespace Plimsoll.CloudWatch.Logs.Api;

/// <summary>TestMetricFilter.</summary>
internal sealed class MetricFilterApi
{
    public ValueTask<TestMetricFilterResponse> TestAsync(CallContext call, TestMetricFilterRequest request)
    {
        var pattern = LogsErrors.ParsePattern(request.FilterPattern!);
        var matches = request.LogEventMessages!
            .Select((message, number) => (message, number))
            .Where(tested => pattern.Matches(tested.message))
            .Select(tested => new MetricFilterMatchRecord
            {
                EventMessage = tested.message,
                EventNumber = tested.number,
                ExtractedValues = pattern.Extract(tested.message),
            });
        return ValueTask.FromResult(new TestMetricFilterResponse { Matches = [.. matches] });
    }
}
