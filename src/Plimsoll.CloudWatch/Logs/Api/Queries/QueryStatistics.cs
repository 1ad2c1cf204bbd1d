namespace Plimsoll.CloudWatch.Logs.Api.Queries;

internal sealed record QueryStatistics
{
    public double? BytesScanned { get; init; }

    public double? EstimatedBytesSkipped { get; init; }

    public double? EstimatedRecordsSkipped { get; init; }

    public double? LogGroupsScanned { get; init; }

    public double? RecordsMatched { get; init; }

    public double? RecordsScanned { get; init; }

    public int? ResultCount { get; init; }
}
