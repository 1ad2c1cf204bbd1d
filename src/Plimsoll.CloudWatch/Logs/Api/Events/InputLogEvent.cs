using Plimsoll.Wire.Validation;

namespace Plimsoll.CloudWatch.Logs.Api.Events;

internal sealed record InputLogEvent
{
    [Required, Length(1)]
    public string? Message { get; init; }

    [Required, Range(0)]
    public long? Timestamp { get; init; }
}
