using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Streams;

internal sealed record DescribeLogStreamsRequest
{
    public bool? Descending { get; init; }

    [Range(1, 50)]
    public int? Limit { get; init; }

    [Length(1, 2048), Pattern(@"[\w#+=/:,.@-]*")]
    public string? LogGroupIdentifier { get; init; }

    [Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")]
    public string? LogGroupName { get; init; }

    [Length(1, 512), Pattern(@"[^:*]*")]
    public string? LogStreamNamePrefix { get; init; }

    [Length(1)]
    public string? NextToken { get; init; }

    [OneOf("LogStreamName", "LastEventTime")]
    public string? OrderBy { get; init; }
}
