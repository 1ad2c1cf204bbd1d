using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Filters;

internal sealed record PutMetricFilterRequest
{
    [Unsupported]
    public bool? ApplyOnTransformedLogs { get; init; }

    [Unsupported]
    public IReadOnlyList<string>? EmitSystemFieldDimensions { get; init; }

    [Length(0, 2000), Unsupported]
    public string? FieldSelectionCriteria { get; init; }

    [Required, Length(1, 512), Pattern(@"[^:*]*")]
    public string? FilterName { get; init; }

    [Required, Length(0, 1024)]
    public string? FilterPattern { get; init; }

    [Required, Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")]
    public string? LogGroupName { get; init; }

    [Required, Length(1, 1)]
    public IReadOnlyList<MetricTransformationShape>? MetricTransformations { get; init; }
}
