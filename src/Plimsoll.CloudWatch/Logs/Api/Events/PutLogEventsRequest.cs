using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Events;

internal sealed record PutLogEventsRequest
{
    public Entity? Entity { get; init; }

    [Required, Length(1, 10000)]
    public IReadOnlyList<InputLogEvent>? LogEvents { get; init; }

    [Required, Length(1, 512), Pattern(@"[\.\-_/#A-Za-z0-9]+")]
    public string? LogGroupName { get; init; }

    [Required, Length(1, 512), Pattern(@"[^:*]*")]
    public string? LogStreamName { get; init; }

    [Length(1)]
    public string? SequenceToken { get; init; }
}
