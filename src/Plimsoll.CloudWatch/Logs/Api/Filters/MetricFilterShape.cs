namespace Plimsoll.CloudWatch.Logs.Api.Filters;

internal sealed record MetricFilterShape
{
    public bool? ApplyOnTransformedLogs { get; init; }

    public long? CreationTime { get; init; }

    public IReadOnlyList<string>? EmitSystemFieldDimensions { get; init; }

    public string? FieldSelectionCriteria { get; init; }

    public string? FilterName { get; init; }

    public string? FilterPattern { get; init; }

    public string? LogGroupName { get; init; }

    public IReadOnlyList<MetricTransformationShape>? MetricTransformations { get; init; }
}
