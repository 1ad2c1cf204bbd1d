using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Filters;

internal sealed record MetricTransformationShape
{
    public double? DefaultValue { get; init; }

    public IReadOnlyDictionary<string, string>? Dimensions { get; init; }

    [Required, Length(0, 255), Pattern(@"[^:*$]*")]
    public string? MetricName { get; init; }

    [Required, Length(0, 255), Pattern(@"[^:*$]*")]
    public string? MetricNamespace { get; init; }

    [Required, Length(0, 100)]
    public string? MetricValue { get; init; }

    [OneOf(
        "Seconds", "Microseconds", "Milliseconds", "Bytes", "Kilobytes", "Megabytes", "Gigabytes", "Terabytes", "Bits", "Kilobits", "Megabits",
        "Gigabits", "Terabits", "Percent", "Count", "Bytes/Second", "Kilobytes/Second", "Megabytes/Second", "Gigabytes/Second", "Terabytes/Second",
        "Bits/Second", "Kilobits/Second", "Megabits/Second", "Gigabits/Second", "Terabits/Second", "Count/Second", "None")]
    public string? Unit { get; init; }
}
