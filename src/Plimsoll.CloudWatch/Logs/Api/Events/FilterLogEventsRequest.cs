using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Events;

internal sealed record FilterLogEventsRequest
{
    [Range(0)]
    public long? EndTime { get; init; }

    [Length(0, 1024)]
    public string? FilterPattern { get; init; }

    public bool? Interleaved { get; init; }

    [Range(1, 10000)]
    public int? Limit { get; init; }

    [Length(1, 2048), Pattern(@"[\w#+=/:,.@-]*")]
    public string? LogGroupIdentifier { get; init; }

    [Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")]
    public string? LogGroupName { get; init; }

    [Length(1, 512), Pattern(@"[^:*]*")]
    public string? LogStreamNamePrefix { get; init; }

    [Length(1, 100)]
    public IReadOnlyList<string>? LogStreamNames { get; init; }

    [Length(1)]
    public string? NextToken { get; init; }

    public bool? StartFromHead { get; init; }

    [Range(0)]
    public long? StartTime { get; init; }

    public bool? Unmask { get; init; }
}
