namespace Plimsoll.CloudWatch.Logs.Api.Filters;

internal sealed record MetricFilterMatchRecord
{
    public string? EventMessage { get; init; }

    public long? EventNumber { get; init; }

    public IReadOnlyDictionary<string, string>? ExtractedValues { get; init; }
}
