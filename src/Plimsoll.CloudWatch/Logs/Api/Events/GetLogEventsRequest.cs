using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Events;

internal sealed record GetLogEventsRequest
{
    [Range(0)]
    public long? EndTime { get; init; }

    [Range(1, 10000)]
    public int? Limit { get; init; }

    [Length(1, 2048), Pattern(@"[\w#+=/:,.@-]*")]
    public string? LogGroupIdentifier { get; init; }

    [Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")]
    public string? LogGroupName { get; init; }

    [Required, Length(1, 512), Pattern(@"[^:*]*")]
    public string? LogStreamName { get; init; }

    [Length(1)]
    public string? NextToken { get; init; }

    public bool? StartFromHead { get; init; }

    [Range(0)]
    public long? StartTime { get; init; }

    public bool? Unmask { get; init; }
}
