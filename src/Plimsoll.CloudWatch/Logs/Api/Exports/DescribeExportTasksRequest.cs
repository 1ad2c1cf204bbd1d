using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Exports;

internal sealed record DescribeExportTasksRequest
{
    [Range(1, 50)]
    public int? Limit { get; init; }

    [Length(1)]
    public string? NextToken { get; init; }

    [OneOf("CANCELLED", "COMPLETED", "FAILED", "PENDING", "PENDING_CANCEL", "RUNNING")]
    public string? StatusCode { get; init; }

    [Length(1, 512)]
    public string? TaskId { get; init; }
}
